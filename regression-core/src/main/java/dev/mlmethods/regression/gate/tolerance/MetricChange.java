package dev.mlmethods.regression.gate.tolerance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mlmethods.regression.diagnostics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A gated metric on the test rows, then and now.
 *
 * @param metric its name, such as {@code rmse}
 * @param baseline its value in the baseline; null: not defined
 * @param current its value now; null: not defined
 * @param tolerance how much worse it may be, in its own unit, at least 0
 * @param required the value that it has to have at least, or at most where smaller is better; null where there is none
 * @param outcome what came of it
 * @param significance of the difference; null where the predictions of the baseline don't tell
 */
public record MetricChange(
        String metric,
        @Nullable Double baseline,
        @Nullable Double current,
        double tolerance,
        @Nullable Double required,
        Outcome outcome,
        @Nullable Significance significance) {
    /** What came of a metric. */
    public enum Outcome {
        /** No bit of it has changed. */
        SAME,
        /** It is better by more than the tolerance. */
        BETTER,
        /** It is not further off than the tolerance. */
        WITHIN,
        /** It is worse by more than the tolerance, or not defined. */
        WORSE
    }

    /**
     * Whether a worsening is real, by a paired bootstrap over the test rows.
     *
     * @param worsening by how much the metric is worse, in its own unit; below 0 where it is better; {@code loss} in JSON
     * @param interval 95% of {@code worsening}
     * @param pValue the share of resamples in which the worsening is not beyond the tolerance: small where it is real
     */
    public record Significance(@JsonProperty("loss") double worsening, Interval interval, double pValue) {
        /** Whether the two may be equally good: then the interval has 0 in it. */
        public boolean withinLuck() {
            return interval.contains(0);
        }
    }
}
