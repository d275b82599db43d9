package dev.mlmethods.regression.scaling;

import java.util.Arrays;

/** The weights of rows in relation to each other, whatever their size. */
public final class RelativeWeights {
    private RelativeWeights() {}

    /**
     * {@return the weights divided by their mean, so that they have the mean 1} Equal weights become 1.
     *
     * @param weights finite, 0 or above; at least one is above 0
     */
    public static double[] of(double[] weights) {
        // Divided by a power of two, which causes no rounding and leaves room for the sum.
        int exponent = Math.getExponent(Arrays.stream(weights).max().orElseThrow());
        double[] relative =
                Arrays.stream(weights).map(weight -> scaled(weight, -exponent)).toArray();
        CompensatedSum sum = new CompensatedSum();
        for (double weight : relative) {
            sum.add(weight);
        }
        double mean = sum.mean();
        for (int row = 0; row < relative.length; row++) {
            relative[row] /= mean;
        }
        return relative;
    }

    /** In two steps, because a double can't represent the power of two that is the inverse of the smallest numbers. */
    private static double scaled(double weight, int exponent) {
        return Math.scalb(Math.scalb(weight, exponent / 2), exponent - exponent / 2);
    }
}
