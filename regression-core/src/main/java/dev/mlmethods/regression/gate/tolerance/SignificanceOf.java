package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import org.jspecify.annotations.Nullable;

/** Tells whether worsenings are real. */
@FunctionalInterface
public interface SignificanceOf {
    /**
     * Looks at the predictions for the same rows.
     *
     * @param actual the targets
     * @param weights how much each row counts; null if all count the same
     * @param before what the baseline's model predicted
     * @param now what the current model predicts
     * @return the answer for each metric and tolerance
     */
    Worsenings of(double[] actual, double @Nullable [] weights, double[] before, double[] now);

    /** The worsenings of the metrics. */
    @FunctionalInterface
    interface Worsenings {
        /**
         * Tells whether a metric is worse by more than its tolerance.
         *
         * @param metric one that is defined on both sides
         * @param tolerance in the unit of the metric
         * @return null if the predictions don't tell
         */
        @Nullable
        Significance worsening(Metric metric, double tolerance);
    }

    /** {@return one that never tells, for callers that don't need it} */
    static SignificanceOf unknown() {
        return (actual, weights, before, now) -> (metric, tolerance) -> null;
    }
}
