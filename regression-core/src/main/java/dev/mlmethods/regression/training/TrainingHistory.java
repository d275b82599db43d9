package dev.mlmethods.regression.training;

import java.util.List;

/**
 * What happened in a training.
 *
 * @param epochs the losses of each epoch, in order, at least one
 * @param trainingSeconds the wall-clock time of the epochs alone
 */
public record TrainingHistory(List<EpochLoss> epochs, double trainingSeconds) {
    /** Copies the list. */
    public TrainingHistory {
        epochs = List.copyOf(epochs);
    }

    /** The last epoch's losses. */
    public EpochLoss last() {
        return epochs.get(epochs.size() - 1);
    }
}
