package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.scaling.CompensatedSum;
import dev.mlmethods.regression.scaling.SquaredDeviations;
import java.util.function.IntToDoubleFunction;

/** Means over some numbers. */
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        return mean(values.length, i -> values[i]);
    }

    static double mean(int count, IntToDoubleFunction value) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < count; i++) {
            sum.add(value.applyAsDouble(i));
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
