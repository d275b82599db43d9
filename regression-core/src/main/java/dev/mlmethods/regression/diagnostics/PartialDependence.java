package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean prediction with a column set to a value in all rows (Friedman, Greedy Function Approximation, Annals of Statistics 29 (2001)).
 *
 * @param feature its name in the table
 * @param rows over how many test rows the mean is taken
 * @param values of the column, ascending: quantiles from 5% to 95%; for dates in days since 1970-01-01, for categories and booleans their positions
 *     in {@code cells}
 * @param predictions the mean prediction at each of them, in the unit of the target
 * @param cells what the table contains for each value of a date; each category or boolean, the most frequent first, {@code (infrequent)} and {@code
 *     (missing)} last; null if they are numbers
 */
public record PartialDependence(
        String feature,
        int rows,
        List<Double> values,
        List<Double> predictions,
        @Nullable List<String> cells) {
    /**
     * Copies the lists, and checks that they have the same length.
     *
     * @param feature the column's name in the table
     * @param rows over how many test rows the mean is taken, at least 1
     * @param values of the column, ascending, at least 2
     * @param predictions the mean prediction at each of them, in the unit of the target
     * @param cells what the table contains for each value; null if they are numbers
     * @throws IllegalArgumentException if the lengths differ, there are fewer than 2 values, {@code rows} is below 1, or a number is not finite
     */
    public PartialDependence {
        values = List.copyOf(values);
        predictions = List.copyOf(predictions);
        Invariant.atLeast(1, "rows", rows);
        Invariant.sameSize("values", values, "predictions", predictions);
        Invariant.require(values.size() >= 2, "values has " + values.size() + " elements; a curve has at least 2");
        Invariant.finite("values", values);
        Invariant.finite("predictions", predictions);
        if (cells != null) {
            cells = List.copyOf(cells);
            Invariant.sameSize("values", values, "cells", cells);
        }
    }

    /**
     * Creates the curve of a column of numbers.
     *
     * @param feature the column's name in the table
     * @param rows over how many test rows the mean is taken, at least 1
     * @param values of the column, ascending, at least 2
     * @param predictions the mean prediction at each of them, in the unit of the target
     */
    public PartialDependence(String feature, int rows, List<Double> values, List<Double> predictions) {
        this(feature, rows, values, predictions, null);
    }
}
