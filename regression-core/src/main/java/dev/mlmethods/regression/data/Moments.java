package dev.mlmethods.regression.data;

import org.jspecify.annotations.Nullable;

/**
 * Means, squared deviations and products of pairs of numbers, updated pair by pair by the recurrences of B. P. Welford, Note on a Method for
 * Calculating Corrected Sums of Squares and Products, Technometrics 4 (1962), in which large values cause no cancellation. The same pairs in the same
 * order give the same bits.
 */
final class Moments {
    private long count;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    /** The next pair. */
    void add(double x, double y) {
        count++;
        double fromX = x - meanX;
        double fromY = y - meanY;
        meanX += fromX / count;
        meanY += fromY / count;
        squaresX += fromX * (x - meanX);
        squaresY += fromY * (y - meanY);
        products += fromX * (y - meanY);
    }

    long count() {
        return count;
    }

    double meanX() {
        return meanX;
    }

    double meanY() {
        return meanY;
    }

    /** The sum of the squared deviations of y from its mean. */
    double squaresY() {
        return squaresY;
    }

    /** Of the population of all x; 0 if there are none. */
    double standardDeviationX() {
        return count == 0 ? 0 : Math.sqrt(squaresX / count);
    }

    /** Pearson's; null if x or y is constant, or one of them is too large for it. */
    @Nullable
    Double correlation() {
        double correlation = products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
        // With rounded sums it may be slightly more than 1.
        return Double.isFinite(correlation) ? Math.max(-1, Math.min(1, correlation)) : null;
    }
}
