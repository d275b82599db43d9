package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import org.jspecify.annotations.Nullable;

/** Says that rows don't count the same. */
public final class WeightsText {
    private WeightsText() {}

    /**
     * {@return words such as {@code Weighted by sampleWeight w: 12 of 80 rows have the weight 0, and count for nothing}; null if all rows count
     * the same}
     *
     * @param rows may have weights
     */
    public static @Nullable String of(Dataset rows) {
        SampleWeights weights = rows.weights();
        if (weights == null) {
            return null;
        }
        int without = rows.rows() - weights.rowsThatCount().length;
        return "Weighted by sampleWeight " + Excerpt.name(weights.column())
                + (without == 0
                        ? ""
                        : ": " + NumberText.count(without) + " of " + RowDivision.counted(rows.rows())
                                + (without == 1 ? " has" : " have") + " the weight 0, and "
                                + (without == 1 ? "counts" : "count") + " for nothing");
    }
}
