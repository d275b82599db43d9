package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A metric of the test rows for which a threshold or a tolerance sets a requirement.
 *
 * @param kind the kind of setting
 * @param metric of the test rows
 */
public record GatedMetric(Kind kind, Metric metric) {
    /** What a setting requires of a metric. */
    public enum Kind {
        /** A separate limit, such as {@code minR2}. */
        THRESHOLD,
        /** A distance from the baseline's metric, such as {@code tolerances.r2}. */
        TOLERANCE;

        private String setting(Metric metric) {
            return this == THRESHOLD ? metric.thresholdName() : "tolerances." + metric.jsonName();
        }
    }

    /** {@return the name of the setting, such as {@code minR2} or {@code tolerances.r2}} */
    public String setting() {
        return kind.setting(metric);
    }

    /**
     * Checks that test rows give each metric a value that says something about a model. This needs no model, so it can be checked before one is
     * trained.
     *
     * @param gates the metrics, and which kind of setting requires something of each
     * @param test the rows that the models will be tested on, at least one
     * @throws RegressionException if no model can have such a value; the message names the setting, what is in the rows, and what to use instead
     */
    public static void requireDefined(List<GatedMetric> gates, Dataset test) {
        gates.forEach(gate -> UndefinedMetric.of(gate.metric, test, "test").ifPresent(undefined -> {
            String others = Arrays.stream(undefined.instead().split(" or "))
                    .map(name -> gate.kind.setting(Metric.parse("instead", name)))
                    .collect(Collectors.joining(" or "));
            throw new RegressionException(gate.setting() + " is given, but test." + gate.metric.jsonName()
                    + " says nothing of any model: " + undefined.reason() + ". Use " + others
                    + (gate.metric == Metric.MAPE ? "." : ", or hold out more rows (testSize)."));
        }));
    }
}
