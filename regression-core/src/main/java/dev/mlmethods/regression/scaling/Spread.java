package dev.mlmethods.regression.scaling;

/**
 * The mean of a few values, and how far they lie apart.
 *
 * @param mean NaN if there are no values
 * @param standardDeviation of the sample, divided by n - 1; NaN for fewer than two values
 */
public record Spread(double mean, double standardDeviation) {
    /**
     * {@return the spread of some values, in two compensated passes}
     *
     * @param values all of them; not changed
     */
    public static Spread of(double[] values) {
        SquaredDeviations deviations = SquaredDeviations.of(values);
        return new Spread(deviations.mean(), Math.sqrt(deviations.variance() * values.length / (values.length - 1)));
    }
}
