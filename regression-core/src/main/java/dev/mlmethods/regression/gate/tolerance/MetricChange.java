package dev.mlmethods.regression.gate.tolerance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mlmethods.regression.diagnostics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A gated metric on the test rows, then and now.
 *
 * @param metric its name, such as {@code rmse}
 * @param baseline its value in the baseline; null if it isn't defined
 * @param current its value now; null if it isn't defined
 * @param tolerance how much worse it may be, in its own unit, at least 0
 * @param required the lowest value that passes, or the highest if smaller is better; null if there is none
 * @param outcome how it compares
 * @param significance of the difference; null if the predictions of the baseline don't tell
 */
public record MetricChange(
        String metric,
        @Nullable Double baseline,
        @Nullable Double current,
        double tolerance,
        @Nullable Double required,
        Outcome outcome,
        @Nullable Significance significance) {
    /** How a metric compares. */
    public enum Outcome {
        /** It is unchanged to the bit. */
        SAME,
        /** It is better by more than the tolerance. */
        BETTER,
        /** It is off by no more than the tolerance. */
        WITHIN,
        /** It is worse by more than the tolerance, or not defined. */
        WORSE
    }

    /**
     * Whether a worsening is real, by a paired bootstrap over the test rows.
     *
     * @param worsening by how much the metric is worse, in its own unit; below 0 if it is better; {@code loss} in JSON
     * @param interval 95% of {@code worsening}
     * @param pValue the share of resamples in which the worsening is not beyond the tolerance: small if it is real
     */
    public record Significance(@JsonProperty("loss") double worsening, Interval interval, double pValue) {
        /** {@return whether the two may be equally good: then the interval contains 0} */
        public boolean withinLuck() {
            return interval.contains(0);
        }
    }
}
