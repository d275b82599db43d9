package dev.mlmethods.regression.sweep;

import org.jspecify.annotations.Nullable;

/**
 * How far a sweep has come.
 *
 * @param trials all trials
 * @param finished those that have ended, here or in the journal
 * @param failed those of them that diverged or failed
 * @param trainedEpochs the epochs that were trained since the start
 * @param skippedEpochs those that turned out not to be needed
 * @param epochs those that were to be trained at the start
 * @param best the best value of the objective so far; null if there is none yet
 * @param bestTrial which trial has it, in words; null for none
 */
public record SweepProgress(
        int trials,
        int finished,
        int failed,
        long trainedEpochs,
        long skippedEpochs,
        long epochs,
        @Nullable Double best,
        @Nullable String bestTrial) {}
