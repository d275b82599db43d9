package dev.mlmethods.regression.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a training.
 *
 * @param epochs the losses of each epoch, in order, at least one
 * @param trainingSeconds the wall-clock time of just the epochs
 * @param best what early stopping found; null if the training had none
 */
public record TrainingHistory(
        List<EpochLoss> epochs,
        double trainingSeconds,
        @Nullable Best best) {
    /**
     * The epoch with the best validation loss.
     *
     * @param epoch counted from 1
     * @param restored whether the network has the weights of that epoch, rather than those of the last one
     */
    public record Best(int epoch, boolean restored) {}

    /**
     * Copies the list.
     *
     * @param epochs the losses of each epoch, in order, at least one
     * @param trainingSeconds the wall-clock time of just the epochs
     * @param best what early stopping found; null if the training had none
     */
    public TrainingHistory {
        epochs = List.copyOf(epochs);
    }

    /**
     * {@return the same with another time}
     *
     * @param seconds the wall-clock time of the epochs
     */
    public TrainingHistory withTrainingSeconds(double seconds) {
        return new TrainingHistory(epochs, seconds, best);
    }

    /** {@return the last epoch's losses} */
    public EpochLoss last() {
        return epochs.get(epochs.size() - 1);
    }

    /** {@return the losses of the epoch whose weights the network has: the best one, if it was restored, otherwise the last} */
    public EpochLoss ofWeights() {
        return best != null && best.restored() ? epochs.get(best.epoch() - 1) : last();
    }
}
