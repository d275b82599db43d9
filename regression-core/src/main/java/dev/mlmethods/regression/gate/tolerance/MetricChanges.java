package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the gated metrics on the test rows. */
public final class MetricChanges {
    private MetricChanges() {}

    /**
     * {@return a change for each gated metric, in the order of {@link Metric}}
     *
     * @param tolerances of the gated metrics
     * @param before the metrics of the baseline that are defined, by name
     * @param now the current metrics that are defined, by name
     * @param worsenings whether they are real
     */
    public static List<MetricChange> of(
            Tolerances tolerances,
            Map<String, Double> before,
            Map<String, Double> now,
            SignificanceOf.Worsenings worsenings) {
        List<MetricChange> changes = new ArrayList<>();
        tolerances
                .byMetric()
                .forEach((metric, tolerance) -> changes.add(change(
                        metric, tolerance, before.get(metric.jsonName()), now.get(metric.jsonName()), worsenings)));
        return changes;
    }

    private static MetricChange change(
            Metric metric,
            Tolerance tolerance,
            @Nullable Double before,
            @Nullable Double now,
            SignificanceOf.Worsenings worsenings) {
        double size = tolerance.of(before == null ? 0 : before);
        Outcome outcome = outcome(metric, tolerance, before, now);
        return new MetricChange(
                metric.jsonName(),
                before,
                now,
                size,
                before == null ? null : (Double) tolerance.worst(metric, before),
                outcome,
                before == null || now == null || outcome == Outcome.SAME ? null : worsenings.worsening(metric, size));
    }

    private static Outcome outcome(Metric metric, Tolerance tolerance, @Nullable Double before, @Nullable Double now) {
        if (now == null) {
            return Outcome.WORSE;
        } else if (before == null) {
            return Outcome.BETTER;
        } else if (before.equals(now)) {
            return Outcome.SAME;
        } else if (metric.isBetter(tolerance.worst(metric, before), now)) {
            return Outcome.WORSE;
        }
        return metric.isBetter(now, tolerance.best(metric, before)) ? Outcome.BETTER : Outcome.WITHIN;
    }
}
