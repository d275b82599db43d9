package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
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
    /** Copies the lists, and checks that they are of one length. */
    public PartialDependence {
        values = List.copyOf(values);
        predictions = List.copyOf(predictions);
        Invariant.atLeast(1, "rows", rows);
        Invariant.sameSize("values", values, "predictions", predictions);
        Invariant.require(values.size() >= 2, "values has " + values.size() + " elements; a curve has at least 2");
        Invariant.finite("values", values);
        Invariant.finite("predictions", predictions);
    }
}
