package dev.mlmethods.regression.scaling;

import java.util.Arrays;

/** The weights of rows in relation to each other, however large they are. */
public final class RelativeWeights {
    private RelativeWeights() {}

    /**
     * The weights divided by their mean, so that they have the mean 1: equal ones are 1 each.
     *
     * @param weights finite, 0 or above; at least one is above 0
     */
    public static double[] of(double[] weights) {
        // By a power of two, which rounds nothing and leaves room for the sum.
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

    /** In two steps, as a double has no power of two for the inverse of the smallest numbers. */
    private static double scaled(double weight, int exponent) {
        return Math.scalb(Math.scalb(weight, exponent / 2), exponent - exponent / 2);
    }
}
