package dev.mlmethods.regression.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one model on the rows that it was trained on and on rows that it has not seen.
 *
 * @param train on the training rows; null if they are not available, as with an external dataset
 * @param validation on the validation rows; null if there are none, or they are not available
 * @param test on the test rows or an external dataset
 */
public record SplitMetrics(
        @Nullable RegressionMetrics train, @Nullable RegressionMetrics validation, RegressionMetrics test) {
    /** {@return {@code test} and, if available, {@code validation} and {@code train}, each with the metrics that are defined} */
    public Map<String, Map<String, Double>> toMap() {
        Map<String, Map<String, Double>> splits = new LinkedHashMap<>();
        splits.put("test", test.toMap());
        if (validation != null) {
            splits.put("validation", validation.toMap());
        }
        if (train != null) {
            splits.put("train", train.toMap());
        }
        return Collections.unmodifiableMap(splits);
    }
}
