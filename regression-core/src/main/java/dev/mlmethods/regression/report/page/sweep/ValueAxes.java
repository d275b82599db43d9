package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import java.util.Arrays;

/** Axes on which values can be distinguished. */
public final class ValueAxes {
    private static final double WIDE = 10;
    private static final double LARGEST_END = Double.MAX_VALUE / 4;

    private ValueAxes() {}

    /** An end of an axis. */
    enum End {
        LOW,
        HIGH
    }

    /**
     * {@return a logarithmic axis if all values are above 0 and the largest is at least ten times the smallest, otherwise a linear one}
     *
     * @param label what the values are
     * @param values those to show; NaN doesn't count
     */
    public static NumberAxis of(String label, double[] values) {
        return isFactorsApart(values) ? log(label, values) : linear(label, values);
    }

    /** Whether all values are above 0 and the largest is at least {@value #WIDE} times the smallest. */
    static boolean isFactorsApart(double[] values) {
        double min = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double max = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
        return min > 0 && max / min >= WIDE;
    }

    /** Logarithmic if the values were chosen that way: if the factors from one to the next are more alike than the steps. */
    static NumberAxis ofChosen(String label, double[] values) {
        return isSpacedByFactors(values) ? log(label, values) : linear(label, values);
    }

    /** Such as 16, 32, 64; just two values if they are {@value #WIDE} times apart. */
    private static boolean isSpacedByFactors(double[] values) {
        double[] rising = Arrays.stream(values).sorted().distinct().toArray();
        if (rising.length < 2 || rising[0] <= 0) {
            return false;
        }
        return rising.length == 2
                ? isFactorsApart(rising)
                : unevenness(Arrays.stream(rising).map(StrictMath::log10).toArray()) < unevenness(rising);
    }

    /** How many times the smallest gap fits into the largest. */
    private static double unevenness(double[] rising) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 1; i < rising.length; i++) {
            smallest = Math.min(smallest, rising[i] - rising[i - 1]);
            largest = Math.max(largest, rising[i] - rising[i - 1]);
        }
        return largest / smallest;
    }

    /**
     * An axis with these ends.
     *
     * @param only the end that the value is at, if the ends are the same
     */
    static NumberAxis between(String label, Scale scale, double min, double max, End only) {
        double low = Math.min(LARGEST_END, Math.max(-LARGEST_END, min));
        double high = Math.min(LARGEST_END, Math.max(-LARGEST_END, max));
        if (low < high) {
            return new NumberAxis(label, scale, low, high);
        }
        double room = Math.max(1, Math.abs(low));
        return only == End.LOW
                ? new NumberAxis(label, scale, low, low + room)
                : new NumberAxis(label, Scale.LINEAR, low - room, low);
    }

    /**
     * {@return a linear axis}
     *
     * @param label what the values are
     * @param values those to show; NaN doesn't count
     */
    public static NumberAxis linear(String label, double[] values) {
        return NumberAxis.linear(label, Arrays.stream(values));
    }

    static NumberAxis log(String label, double[] values) {
        return NumberAxis.log(label, Arrays.stream(values));
    }

    /** An axis that begins at 0, for bars. */
    static NumberAxis fromZero(String label, double[] values) {
        double[] withZero = Arrays.copyOf(values, values.length + 1);
        return linear(label, withZero);
    }
}
