package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import java.util.List;

/**
 * A row with one of the largest errors.
 *
 * @param row its 0-based number in the dataset
 * @param actual its target
 * @param predicted what the model predicts for it; not a finite number where the prediction failed, which JSON has as the text "NaN",
 *     "Infinity" or "-Infinity"
 * @param features its values, in the order of the model's features
 */
public record WorstRow(int row, double actual, double predicted, List<Double> features) {
    /** Copies the list, and checks the number. */
    public WorstRow {
        features = List.copyOf(features);
        Invariant.atLeast(0, "row", row);
    }
}
