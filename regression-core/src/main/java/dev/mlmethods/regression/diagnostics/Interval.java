package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.predictor.text.NumberText;

/**
 * A 95% confidence interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** Checks the values. */
    public Interval {
        Invariant.require(
                low <= high, "low " + NumberText.shortest(low) + " is not below " + NumberText.shortest(high));
        Invariant.finite("low", low);
        Invariant.finite("high", high);
    }

    /** Whether it contains a value; it includes both ends. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
