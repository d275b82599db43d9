package dev.mlmethods.regression.evaluation;

/** The sum of the products of two rows of numbers: in four chains, which the processor adds in parallel, and always in the same order. */
public final class DotProduct {
    private DotProduct() {}

    /**
     * {@return the sum of the products from a position to the end of x}
     *
     * @param x numbers
     * @param y as many or more
     * @param from the first 0-based position that counts
     */
    public static double of(double[] x, double[] y, int from) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < x.length - 3; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }
}
