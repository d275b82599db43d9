package dev.mlmethods.regression.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a training.
 *
 * @param epochs the losses of each epoch, in order, at least one
 * @param trainingSeconds the wall-clock time of the epochs alone
 * @param best what early stopping found; null: the training had none
 */
public record TrainingHistory(
        List<EpochLoss> epochs,
        double trainingSeconds,
        @Nullable Best best) {
    /**
     * The epoch with the best validation loss.
     *
     * @param epoch from 1 on
     * @param restored whether the network has the weights of that epoch, and not those of the last one
     */
    public record Best(int epoch, boolean restored) {}

    /** Copies the list. */
    public TrainingHistory {
        epochs = List.copyOf(epochs);
    }

    /** The last epoch's losses. */
    public EpochLoss last() {
        return epochs.get(epochs.size() - 1);
    }

    /** The losses of the epoch whose weights the network has: the best one, if it was restored, else the last. */
    public EpochLoss ofWeights() {
        return best != null && best.restored() ? epochs.get(best.epoch() - 1) : last();
    }
}
