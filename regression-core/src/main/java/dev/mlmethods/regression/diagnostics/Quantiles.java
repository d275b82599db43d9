package dev.mlmethods.regression.diagnostics;

/** Quantiles of sorted values, at least one. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * {@return a quantile between the two nearest values, like {@code numpy.quantile} by default}
     *
     * @param sorted ascending, at least one
     * @param level from 0 to 1
     */
    public static double linear(double[] sorted, double level) {
        double position = level * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The smallest value that is not exceeded by this share of the values, like {@code numpy.quantile(method="inverted_cdf")}.
     *
     * @param level above 0, at most 1
     */
    static double oneOf(double[] sorted, double level) {
        return sorted[Math.max(0, (int) Math.ceil(level * sorted.length) - 1)];
    }
}
