package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a sample of rows, and how far it may be from the metric of all rows that could have been drawn.
 *
 * @param value the metric of the sample
 * @param interval null if it isn't known: with too few rows, or for a metric that the bootstrap doesn't suit
 */
public record Estimate(double value, @Nullable Interval interval) {
    /**
     * Checks the value.
     *
     * @param value the metric of the sample
     * @param interval null if it isn't known
     * @throws IllegalArgumentException if the value is not finite
     */
    public Estimate {
        Invariant.finite("value", value);
    }
}
