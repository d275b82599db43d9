package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate that was trained, and how it did.
 *
 * @param number counted from 1, in the order of the search
 * @param stage that it belongs to
 * @param parameters the fields in which it differs from the recipe, whose trial has none; with {@code epochs} if it was trained for fewer
 * @param status how it ended
 * @param reason why it is not completed, in words; null if it is
 * @param validation its metrics on the validation rows, means over the folds of a cross-validation; null if it is not completed
 * @param cost what it was reckoned to cost, in the unit of the budget
 */
public record TuningTrial(
        int number,
        TuningStage stage,
        Map<String, Object> parameters,
        TrialStatus status,
        @Nullable String reason,
        @Nullable RegressionMetrics validation,
        double cost) {
    /**
     * Copies the parameters.
     *
     * @param number counted from 1
     * @param stage that it belongs to
     * @param parameters the fields in which it differs from the recipe
     * @param status how it ended
     * @param reason why it is not completed; null if it is
     * @param validation its metrics on the validation rows; null if it is not completed
     * @param cost in the unit of the budget
     */
    public TuningTrial {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
