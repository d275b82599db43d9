package dev.mlmethods.regression.tune;

import org.jspecify.annotations.Nullable;

/**
 * How far a tuning has come.
 *
 * @param stage the current one
 * @param trials that have ended
 * @param spent as it was reckoned, in words, such as {@code 12.5 of 120 s of CPU time}
 * @param best the best value of the objective; null if there is none yet
 */
public record TuningProgress(
        TuningStage stage,
        int trials,
        String spent,
        @Nullable Double best) {}
