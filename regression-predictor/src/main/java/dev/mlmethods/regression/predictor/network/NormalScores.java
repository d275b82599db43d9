package dev.mlmethods.regression.predictor.network;

import java.util.Arrays;

/**
 * What a value becomes by its place among the quantiles of the training rows: a value of the standard normal distribution. With operations alone that have the same
 * bits everywhere.
 *
 * <p>Sources: scikit-learn's {@code QuantileTransformer(output_distribution="normal")}, but that the ends are the least and the greatest value themselves, and not what
 * is nearer to them than 1e-7, which depends on the unit; the inverse of the distribution is {@code ndtri} of Moshier's Cephes library, as SciPy has it.
 */
final class NormalScores {
    /** The score of probability 1e-7 - 2<sup>-52</sup>: so far the ends are from infinity. */
    private static final double LEAST = -5.199337582605575;

    private static final double GREATEST = 5.19933758270342;

    /** e<sup>-2</sup>: below it, and above 1 less that, the tails begin. */
    private static final double TAIL = 0.13533528323661269189;

    private static final double ROOT_OF_2_PI = 2.50662827463100050242;

    private static final double[] P0 = {
        -5.99633501014107895267e1,
        9.80010754185999661536e1,
        -5.66762857469070293439e1,
        1.39312609387279679503e1,
        -1.23916583867381258016
    };
    private static final double[] Q0 = {
        1,
        1.95448858338141759834,
        4.67627912898881538453,
        8.63602421390890590575e1,
        -2.25462687854119370527e2,
        2.00260212380060660359e2,
        -8.20372256168333339912e1,
        1.59056225126211695515e1,
        -1.18331621121330003142
    };
    private static final double[] P1 = {
        4.05544892305962419923,
        3.15251094599893866154e1,
        5.71628192246421288162e1,
        4.40805073893200834700e1,
        1.46849561928858024014e1,
        2.18663306850790267539,
        -1.40256079171354495875e-1,
        -3.50424626827848203418e-2,
        -8.57456785154685413611e-4
    };
    private static final double[] Q1 = {
        1,
        1.57799883256466749731e1,
        4.53907635128879210584e1,
        4.13172038254672030440e1,
        1.50425385692907503408e1,
        2.50464946208309415979,
        -1.42182922854787788574e-1,
        -3.80806407691578277194e-2,
        -9.33259480895457427372e-4
    };

    private NormalScores() {}

    /**
     * The score of a value.
     *
     * @param quantiles at least two, none below the one before it, at equal distances of probability from the least value to the greatest
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
        // Where several quantiles are the value, it stands in their middle.
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
        return Math.max(LEAST, Math.min(GREATEST, score(0.5 * (low + high))));
    }

    private static double probability(int quantile, int last) {
        return quantile == last ? 1 : quantile * (1.0 / last);
    }

    /** Of a probability: the value below which the standard normal distribution has it. Outside of {@link #of}'s ends it isn't exact. */
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
