package dev.mlmethods.regression.diagnostics;

import java.util.List;

/**
 * The mean prediction with a feature set to a value in all rows (Friedman, Greedy Function Approximation, Annals of Statistics 29 (2001)).
 *
 * @param feature its name
 * @param rows over how many test rows the mean is taken
 * @param values of the feature, rising: quantiles from 5% to 95%
 * @param predictions the mean prediction at each of them, in the unit of the target
 */
public record PartialDependence(String feature, int rows, List<Double> values, List<Double> predictions) {
    /** Copies the lists. */
    public PartialDependence {
        values = List.copyOf(values);
        predictions = List.copyOf(predictions);
    }
}
