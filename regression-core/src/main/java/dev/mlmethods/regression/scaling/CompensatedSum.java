package dev.mlmethods.regression.scaling;

/**
 * A sum of float64 values that keeps the rounding error of every addition: as accurate as if it were computed with twice
 * the precision and then rounded. The result depends only on the values and their order.
 *
 * <p>If a value or the sum is not finite, so is the result.
 *
 * <p>Source: algorithm Sum2 of T. Ogita, S. M. Rump and S. Oishi, Accurate Sum and Dot Product, SIAM Journal on Scientific
 * Computing 26 (2005) 1955-1988.
 */
public final class CompensatedSum {
    private double sum;
    private double error;
    private long count;

    /** Starts at 0. */
    public CompensatedSum() {}

    /**
     * Adds one value.
     *
     * @param value any number; if it is not finite, neither is the sum
     */
    public void add(double value) {
        double next = sum + value;
        double added = next - sum;
        error += (sum - (next - added)) + (value - added);
        sum = next;
        count++;
    }

    /** {@return the sum of the values so far; 0 for none} */
    public double value() {
        return sum + error;
    }

    /** {@return the mean of the values so far; NaN for none} The mean of equal values is that value exactly. */
    public double mean() {
        double rounded = sum + error;
        double rest = error - (rounded - sum);
        double quotient = rounded / count;
        double remainder = Math.fma(-quotient, (double) count, rounded) + rest;
        return quotient + remainder / count;
    }
}
