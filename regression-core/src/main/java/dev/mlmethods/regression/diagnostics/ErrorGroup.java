package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.predictor.text.NumberText;

/**
 * The errors of the rows that have the same cells in a column.
 *
 * @param cells what they have there: a category, {@code true} or {@code false}, {@code FROM to TO} of dates, {@code (infrequent)} for texts
 *     without their own feature, {@code (others)} for the groups that there is no room for, {@code (missing)}
 * @param rows how many rows there are, at least 1
 * @param bias the mean of their residuals, as in an {@link ErrorBin}
 * @param rmse the root of the mean squared error, as in an {@link ErrorBin}
 */
public record ErrorGroup(String cells, int rows, double bias, double rmse) {
    /**
     * Checks the values.
     *
     * @param cells what the rows have in the column
     * @param rows how many rows there are
     * @param bias the mean of their residuals (actual minus predicted), in the unit of the target
     * @param rmse the root of the mean squared error, in the unit of the target
     * @throws IllegalArgumentException if {@code cells} is empty, {@code rows} is below 1, {@code rmse} is below 0, or one of the errors is not
     *     finite
     */
    public ErrorGroup {
        Invariant.require(!cells.isEmpty(), "cells is empty");
        Invariant.atLeast(1, "rows", rows);
        Invariant.finite("bias", bias);
        Invariant.finite("rmse", rmse);
        Invariant.require(rmse >= 0, "rmse is " + NumberText.shortest(rmse));
    }
}
