package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.scaling.CompensatedSum;
import dev.mlmethods.regression.scaling.SquaredDeviations;

/** Means over arrays. */
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.mean();
    }

    /** Divided by n - 1; needs at least 2 values. */
    static double standardDeviation(double[] values) {
        SquaredDeviations deviations = new SquaredDeviations(mean(values));
        for (double value : values) {
            deviations.add(value);
        }
        return Math.sqrt(deviations.variance() * values.length / (values.length - 1));
    }
}
