package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.report.chart.NumberAxis;
import java.util.Arrays;

/** Axes on which values can be told apart. */
final class ValueAxes {
    private static final double WIDE = 50;

    private ValueAxes() {}

    /** Logarithmic where all values are above 0 and the largest is more than {@value #WIDE} times the smallest. */
    static NumberAxis of(String label, double[] values) {
        double min = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double max = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
        return min > 0 && max / min > WIDE ? log(label, values) : linear(label, values);
    }

    static NumberAxis linear(String label, double[] values) {
        return NumberAxis.linear(label, Arrays.stream(values));
    }

    static NumberAxis log(String label, double[] values) {
        return NumberAxis.log(label, Arrays.stream(values));
    }

    /** One that begins at 0, for bars. */
    static NumberAxis fromZero(String label, double[] values) {
        double[] withZero = Arrays.copyOf(values, values.length + 1);
        return linear(label, withZero);
    }
}
