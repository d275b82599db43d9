package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row with one of the largest errors.
 *
 * @param row its 0-based number in the dataset
 * @param actual its target
 * @param predicted what the model predicts for it; not a finite number if the prediction failed, which is in JSON the text "NaN",
 *     "Infinity" or "-Infinity"
 * @param features its values, in the order of the model's features
 * @param cells what the table contains, in the order of its columns, empty if it is missing; null if the columns are the features
 */
public record WorstRow(
        int row,
        double actual,
        double predicted,
        List<Double> features,
        @Nullable List<String> cells) {
    /**
     * Copies the lists, and checks the number.
     *
     * @param row its 0-based number in the dataset
     * @param actual its target
     * @param predicted what the model predicts for it; not finite if the prediction failed
     * @param features its values, in the order of the model's features
     * @param cells what the table contains, in the order of its columns; null if the columns are the features
     * @throws IllegalArgumentException if {@code row} is below 0
     */
    public WorstRow {
        features = List.copyOf(features);
        cells = cells == null ? null : List.copyOf(cells);
        Invariant.atLeast(0, "row", row);
    }

    /**
     * Creates a row of a table whose columns are the features.
     *
     * @param row its 0-based number in the dataset
     * @param actual its target
     * @param predicted what the model predicts for it; not finite if the prediction failed
     * @param features its values, in the order of the model's features
     */
    public WorstRow(int row, double actual, double predicted, List<Double> features) {
        this(row, actual, predicted, features, null);
    }
}
