package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one model on the rows that it was trained on and on rows that it has not seen.
 *
 * @param train on the training rows; null where they are not at hand, as with an external dataset
 * @param test on the test rows or an external dataset
 */
public record SplitMetrics(@Nullable RegressionMetrics train, RegressionMetrics test) {
    /** The metrics of a reference model on training and test rows. */
    public static SplitMetrics of(Predictor model, Dataset train, Dataset test) {
        return new SplitMetrics(metrics(model, train), metrics(model, test));
    }

    /** The metrics of a reference model on rows it has not seen, without the training rows. */
    public static SplitMetrics ofTest(Predictor model, Dataset test) {
        return new SplitMetrics(null, metrics(model, test));
    }

    private static RegressionMetrics metrics(Predictor model, Dataset dataset) {
        return RegressionMetrics.of(dataset.target(), model.predict(dataset.features()));
    }

    /** {@code test} and, where at hand, {@code train}, each with the metrics that are defined. */
    public Map<String, Map<String, Double>> toMap() {
        Map<String, Map<String, Double>> splits = new LinkedHashMap<>();
        splits.put("test", test.toMap());
        if (train != null) {
            splits.put("train", train.toMap());
        }
        return Collections.unmodifiableMap(splits);
    }
}
