package dev.mlmethods.regression.tune;

import java.util.List;

/**
 * A candidate with what was measured.
 *
 * @param candidate what was trained
 * @param trial how it did
 * @param value of the objective; NaN if it has none
 * @param predictions for the validation rows, of each fold; none if it is not completed
 */
record Measured(Candidate candidate, TuningTrial trial, double value, List<double[]> predictions) {
    boolean isCompleted() {
        return !Double.isNaN(value);
    }
}
