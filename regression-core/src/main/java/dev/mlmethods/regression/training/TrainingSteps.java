package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkState;

/** What an {@link EpochLoop} needs from an engine that is training a network. */
public interface TrainingSteps {
    /**
     * Passes over all training rows once, batch by batch, and counts the epoch.
     *
     * @return the loss, computed for each row before its batch's update of the weights; the mean over rows and outputs, in which each row counts by
     *     its weight
     */
    double trainEpoch();

    /**
     * Predicts with the network as it is now, without dropout.
     *
     * @param dataset the rows to predict, of which only the features are read
     * @return rows x outputs, row by row; the array may be used again for the next predictions
     */
    float[] predict(ScaledDataset dataset);

    /** {@return a copy of the network as it is now} */
    NetworkState network();
}
