package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.predictor.text.NumberText;

/**
 * A 95% confidence interval, which includes both ends.
 *
 * @param low its lower end, finite
 * @param high its upper end, finite
 */
public record Interval(double low, double high) {
    /**
     * Checks the values.
     *
     * @param low the lower end
     * @param high the upper end, not below the lower one
     * @throws IllegalArgumentException if {@code low} is above {@code high}, or one of them is not finite
     */
    public Interval {
        Invariant.require(
                low <= high, "low " + NumberText.shortest(low) + " is not below " + NumberText.shortest(high));
        Invariant.finite("low", low);
        Invariant.finite("high", high);
    }

    /**
     * {@return whether it contains a value, which may be one of its ends}
     *
     * @param value any number; NaN is never in it
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
