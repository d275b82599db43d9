package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds tolerances that hardly any worsening exceeds: a network that has learned nothing would be within them. */
public final class WideTolerances {
    private WideTolerances() {}

    /**
     * {@return a sentence for each tolerance that lets a good baseline become as bad as the mean of the training rows}
     *
     * @param tolerances of the gated metrics
     * @param changes of the gated metrics
     * @param trainingMean the metrics of that mean on the test rows, by name
     */
    public static List<String> warnings(
            Tolerances tolerances, List<MetricChange> changes, Map<String, Double> trainingMean) {
        return tolerances.byMetric().entrySet().stream()
                .flatMap(tolerance -> changes.stream()
                        .filter(change ->
                                change.metric().equals(tolerance.getKey().jsonName()))
                        .filter(change -> isWide(tolerance.getKey(), change, trainingMean.get(change.metric())))
                        .map(change -> "tolerances." + change.metric() + " is "
                                + tolerance.getValue().text() + ", so that test." + change.metric() + " may become "
                                + NumberText.rounded(Objects.requireNonNull(change.required()))
                                + ": a network that is no better than the mean of the training rows ("
                                + NumberText.rounded(Objects.requireNonNull(trainingMean.get(change.metric())))
                                + ") would pass. Give a smaller one; regression:suggest-tolerance finds it."))
                .toList();
    }

    private static boolean isWide(Metric metric, MetricChange change, @Nullable Double mean) {
        return mean != null
                && change.baseline() != null
                && change.required() != null
                && metric.isBetter(change.baseline(), mean)
                && !metric.isBetter(change.required(), mean);
    }
}
