package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;

/**
 * One network of a trial: the only one, or that of one fold.
 *
 * @param trainedEpochs after how many epochs it has the weights that were measured
 * @param train its metrics on the rows that it was trained on
 * @param validation those on the validation rows, which are not trained on
 * @param test those on the rows held out
 * @param parametersSha256 see {@link dev.mlmethods.regression.network.NetworkState#parametersSha256}
 * @param losses of some epochs, including the last; at most {@value #MAX_LOSSES}
 */
public record TrialFit(
        int trainedEpochs,
        RegressionMetrics train,
        RegressionMetrics validation,
        RegressionMetrics test,
        String parametersSha256,
        List<EpochLoss> losses) {
    /** Enough to draw a curve. */
    static final int MAX_LOSSES = 100;

    /**
     * Copies the list.
     *
     * @param trainedEpochs after how many epochs it has the weights that were measured
     * @param train its metrics on the rows that it was trained on
     * @param validation its metrics on the validation rows
     * @param test its metrics on the test rows
     * @param parametersSha256 of its weights and biases
     * @param losses of some epochs, including the last
     */
    public TrialFit {
        losses = List.copyOf(losses);
    }
}
