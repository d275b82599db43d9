package dev.mlmethods.regression.predictor.network;

import java.util.Arrays;

/**
 * Converts a value by its position among the quantiles of the training rows to a value of the standard normal distribution. Uses only operations that
 * have the same bits everywhere.
 *
 * <p>Sources: scikit-learn's {@code QuantileTransformer(output_distribution="normal")}, except that the ends are exactly the least and the greatest
 * value, not everything within 1e-7 of them, which depends on the unit; the inverse of the distribution is {@code ndtri} from Moshier's Cephes
 * library, as in SciPy.
 */
public final class NormalScores {
    /** The score of probability 1e-7 - 2<sup>-52</sup>: this is how the ends are kept from being infinite. */
    public static final double LEAST = -5.199337582605575;

    /** The score of probability 1 - 1e-7. */
    public static final double GREATEST = 5.19933758270342;

    /** A probability whose score is beyond {@link #LEAST}. */
    public static final double BEYOND = 1e-8;

    /** e<sup>-2</sup>: the tails begin below it and above 1 minus it. */
    public static final double TAIL = 0.1353352832366127;

    /** The square root of 2 pi. */
    public static final double ROOT_OF_2_PI = 2.5066282746310007;

    private static final double[] P0 = {
        -59.96335010141079, 98.00107541859997, -56.67628574690703, 13.931260938727968, -1.2391658386738125
    };
    private static final double[] Q0 = {
        1,
        1.9544885833814176,
        4.676279128988815,
        86.36024213908905,
        -225.46268785411937,
        200.26021238006066,
        -82.03722561683334,
        15.90562251262117,
        -1.1833162112133
    };
    private static final double[] P1 = {
        4.0554489230596245,
        31.525109459989388,
        57.16281922464213,
        44.08050738932008,
        14.684956192885803,
        2.1866330685079025,
        -0.1402560791713545,
        -0.03504246268278482,
        -0.0008574567851546854
    };
    private static final double[] Q1 = {
        1,
        15.779988325646675,
        45.39076351288792,
        41.3172038254672,
        15.04253856929075,
        2.504649462083094,
        -0.14218292285478779,
        -0.03808064076915783,
        -0.0009332594808954574
    };

    private NormalScores() {}

    /** The numerator of the score around a probability of 1/2, in descending powers. */
    public static double[] numerator() {
        return P0.clone();
    }

    /** Its denominator. */
    public static double[] denominator() {
        return Q0.clone();
    }

    /** The numerator of the score in the tails, in descending powers. */
    public static double[] tailNumerator() {
        return P1.clone();
    }

    /** Its denominator. */
    public static double[] tailDenominator() {
        return Q1.clone();
    }

    /**
     * The score of a value.
     *
     * @param quantiles at least two, in ascending order, at equal distances of probability from the least value to the greatest
     * @return from {@value #LEAST} to {@value #GREATEST}
     */
    static double of(double[] quantiles, double value) {
        int last = quantiles.length - 1;
        if (!(value > quantiles[0])) {
            return LEAST;
        }
        if (value >= quantiles[last]) {
            return GREATEST;
        }
        // If several quantiles equal the value, it counts as being in their middle.
        int found = Arrays.binarySearch(quantiles, value);
        int below = found < 0 ? -found - 2 : found;
        int above = found < 0 ? below + 1 : found;
        while (quantiles[below + 1] <= value) {
            below++;
        }
        while (quantiles[above - 1] >= value) {
            above--;
        }
        double low = probability(below, last);
        double high = probability(above, last);
        if (found < 0) {
            double slope = (high - low) / (quantiles[above] - quantiles[below]);
            low += slope * (value - quantiles[below]);
            high -= slope * (quantiles[above] - value);
        }
        // A probability that rounds to 0 or 1 doesn't have a score.
        double probability = Math.max(BEYOND, Math.min(1 - BEYOND, 0.5 * (low + high)));
        return Math.max(LEAST, Math.min(GREATEST, score(probability)));
    }

    private static double probability(int quantile, int last) {
        return quantile == last ? 1 : quantile * (1.0 / last);
    }

    /**
     * The score of a probability: the value below which the standard normal distribution has that probability. It isn't exact outside {@link #of}'s
     * ends.
     */
    private static double score(double probability) {
        if (probability > 1 - TAIL) {
            return -tail(1 - probability);
        }
        if (probability <= TAIL) {
            return tail(probability);
        }
        double y = probability - 0.5;
        double square = y * y;
        return (y + y * (square * polynomial(P0, square) / polynomial(Q0, square))) * ROOT_OF_2_PI;
    }

    private static double tail(double probability) {
        double x = Math.sqrt(-2 * StrictMath.log(probability));
        double inverse = 1 / x;
        return inverse * polynomial(P1, inverse) / polynomial(Q1, inverse) - (x - StrictMath.log(x) / x);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
