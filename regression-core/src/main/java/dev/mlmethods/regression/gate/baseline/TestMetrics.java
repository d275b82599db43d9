package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the test rows, computed from what is stored of them. Targets and predictions are stored to the last bit, and the metrics are
 * computed by the same code as in the evaluation, so a document has the same bits or isn't what was written.
 *
 * @param byName those that are defined
 */
record TestMetrics(Map<String, Double> byName) {
    /** What documents call them. */
    static final String SPLIT = "test";

    static TestMetrics of(RegressionMetrics metrics) {
        return new TestMetrics(metrics.toMap());
    }

    /**
     * The first metric for which a document gives a different value.
     *
     * @param claimed what the document says
     * @param evidence what these were computed from, with a verb
     * @return such as {@code test.rmse is 0.4, and the predictions beside it give 0.5}; empty if there is none
     */
    Optional<String> contradiction(Map<String, Double> claimed, String evidence) {
        return Arrays.stream(Metric.values())
                .map(Metric::jsonName)
                .filter(name -> !Objects.equals(claimed.get(name), byName.get(name)))
                .findFirst()
                .map(name -> SPLIT + "." + name + " is " + text(claimed.get(name), "missing") + ", and " + evidence
                        + " " + text(byName.get(name), "none"));
    }

    private static String text(@Nullable Double value, String none) {
        return value == null ? none : NumberText.shortest(value);
    }
}
