package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.util.Map;
import java.util.Optional;

/**
 * A baseline, and the rows beside it.
 *
 * @param baseline what {@code regression-baseline.json} holds
 * @param rows the rows beside it
 */
public record StoredBaseline(Baseline baseline, BaselineRows rows) {
    /**
     * {@return the baseline that an evaluation makes when it is accepted}
     *
     * @param accepted the evaluation
     * @param data that belong to it
     * @throws dev.mlmethods.regression.RegressionException if the data can't be read, or have changed since
     */
    public static StoredBaseline of(EvaluatedModel accepted, EvaluationData data) {
        ResultChain.requireData(accepted, data);
        Dataset training = data.training();
        BaselineRows rows = BaselineRows.of(accepted.predictions(), training);
        return new StoredBaseline(Baseline.of(accepted, rows, training, data), rows);
    }

    /**
     * Where the two contradict each other: the rows contain the predictions that the metrics were computed from.
     *
     * @return in words that continue {@code its}, such as {@code test.rmse is missing, and the predictions beside it give 0.5}; empty if they agree
     */
    Optional<String> contradiction() {
        if (rows.testRows().size() != baseline.testRows().rows()) {
            return Optional.of("testRows are " + baseline.testRows().rows() + ", and there are "
                    + rows.testRows().size() + " beside it");
        }
        if (!Sha256.ofNumbers(TestPredictions.array(rows.predicted())).equals(baseline.predictionsSha256())) {
            return Optional.of("predictionsSha256 is not that of the predictions beside it");
        }
        return TestMetrics.of(TestPredictions.metrics(rows.actual(), rows.predicted(), rows.weights()))
                .contradiction(
                        baseline.metrics().getOrDefault(TestMetrics.SPLIT, Map.of()), "the predictions beside it give");
    }
}
