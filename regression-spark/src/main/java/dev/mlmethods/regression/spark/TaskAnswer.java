package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.sweep.TrialOrigin;
import dev.mlmethods.regression.sweep.TrialResult;
import java.util.List;

/**
 * What an executor has to say about a run, as JSON: no class of this library goes through Java's serialization with values in it.
 *
 * @param executor which executor it was, in words
 * @param origin what the results are of there
 * @param results of all trials of the run, or of its one trial up to a comparison of successive halving
 * @param trainedEpochs over all folds
 * @param skippedEpochs those that were not needed because all trials had ended
 */
record TaskAnswer(
        String executor, TrialOrigin origin, List<TrialResult> results, long trainedEpochs, long skippedEpochs) {
    TaskAnswer {
        results = List.copyOf(results);
    }
}
