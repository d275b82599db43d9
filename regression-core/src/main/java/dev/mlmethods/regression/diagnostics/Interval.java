package dev.mlmethods.regression.diagnostics;

/**
 * A 95% confidence interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** Whether a value lies in it; both ends do. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
