package dev.mlmethods.regression.scaling;

/**
 * The second pass over some values, once their mean is known: their population variance, divided by n.
 *
 * <p>The mean is a rounded number, and with values such as 1e9 plus a little its rounding error is no longer small compared with the deviations. So
 * the mean of the deviations, which would otherwise be 0, is taken into account.
 *
 * <p>Source: the corrected two-pass algorithm of T. F. Chan, G. H. Golub and R. J. LeVeque, Algorithms for Computing the
 * Sample Variance, The American Statistician 37 (1983) 242-247; scikit-learn uses it too.
 */
public final class SquaredDeviations {
    private final double mean;
    private final CompensatedSum deviations = new CompensatedSum();
    private final CompensatedSum squares = new CompensatedSum();

    /**
     * Starts the pass.
     *
     * @param mean of the values that follow
     */
    public SquaredDeviations(double mean) {
        this.mean = mean;
    }

    /**
     * {@return both passes over some values}
     *
     * @param values all of them; not changed
     */
    public static SquaredDeviations of(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        SquaredDeviations deviations = new SquaredDeviations(sum.mean());
        for (double value : values) {
            deviations.add(value);
        }
        return deviations;
    }

    /**
     * Adds one value.
     *
     * @param value one of those whose mean was given
     */
    public void add(double value) {
        double deviation = value - mean;
        deviations.add(deviation);
        squares.add(deviation * deviation);
    }

    /** {@return the mean that the values deviate from} */
    double mean() {
        return mean;
    }

    /** {@return the population variance of the values so far, 0 or more; NaN for none, and if a value is not finite} */
    public double variance() {
        double offset = deviations.mean();
        return Math.max(0.0, squares.mean() - offset * offset);
    }
}
