package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.predictor.text.NumberText;

/**
 * The errors of the rows whose value of something is in a range.
 *
 * @param from the smallest of their values
 * @param to the largest
 * @param rows how many rows there are, at least 1
 * @param bias the mean of their residuals (actual minus predicted), in the unit of the target: above 0 if the predictions are too low
 * @param rmse the root of the mean squared error, in the unit of the target
 */
public record ErrorBin(double from, double to, int rows, double bias, double rmse) {
    /**
     * Checks the values.
     *
     * @param from the smallest of the rows' values
     * @param to the largest of them
     * @param rows how many rows there are
     * @param bias the mean of their residuals (actual minus predicted), in the unit of the target
     * @param rmse the root of the mean squared error, in the unit of the target
     * @throws IllegalArgumentException if {@code from} is above {@code to}, {@code rows} is below 1, {@code rmse} is below 0, or one of the
     *     errors is not finite
     */
    public ErrorBin {
        Invariant.require(from <= to, "from " + NumberText.shortest(from) + " is not below " + NumberText.shortest(to));
        Invariant.atLeast(1, "rows", rows);
        Invariant.finite("bias", bias);
        Invariant.finite("rmse", rmse);
        Invariant.require(rmse >= 0, "rmse is " + NumberText.shortest(rmse));
    }
}
