package dev.mlmethods.regression.diagnostics;

/**
 * The number of new rows whose error is at most the k-th smallest of n earlier ones, if all were drawn alike and no two errors are equal: binomial with a
 * probability that itself has the distribution Beta(k, n + 1 - k). Source: Marques F., "Universal Distribution of the Empirical Coverage in Split Conformal
 * Prediction", Statistics and Probability Letters, 2025.
 */
final class BetaBinomial {
    /** What is left out on either side. */
    private static final double TAIL = 0.025;

    private final double[] weights;
    private final double sum;

    /**
     * Computes the distribution.
     *
     * @param rows the number of new rows, at least 1
     * @param alpha k, at least 1
     * @param beta n + 1 - k, at least 1
     */
    BetaBinomial(int rows, double alpha, double beta) {
        weights = new double[rows + 1];
        // From the mean, near which the largest ones are, so that only those underflow that don't matter.
        int mean = (int) (rows * (alpha / (alpha + beta)));
        weights[mean] = 1;
        for (int count = mean; count < rows; count++) {
            weights[count + 1] = weights[count] * ratio(count, rows, alpha, beta);
        }
        for (int count = mean; count > 0; count--) {
            weights[count - 1] = weights[count] / ratio(count - 1, rows, alpha, beta);
        }
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        sum = total;
    }

    /** The probability of one row more, divided by that of a count. */
    private static double ratio(double count, double rows, double alpha, double beta) {
        return (rows - count) / (count + 1) * ((alpha + count) / (beta + rows - count - 1));
    }

    /** {@return the probability of a count of rows} */
    double probability(int count) {
        return weights[count] / sum;
    }

    /** {@return the shares of the rows between which the number is with a probability of at least 95%, at most 2.5% on either side} */
    Interval shares() {
        int rows = weights.length - 1;
        return new Interval((double) quantile(TAIL) / rows, (double) quantile(1 - TAIL) / rows);
    }

    /** The least count up to which the probabilities add up to a given one. */
    private int quantile(double probability) {
        int count = 0;
        double below = weights[0];
        while (below < probability * sum && count < weights.length - 1) {
            count++;
            below += weights[count];
        }
        return count;
    }
}
