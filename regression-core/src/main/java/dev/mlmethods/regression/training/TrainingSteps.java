package dev.mlmethods.regression.training;

/** What an {@link EpochLoop} needs of an engine that is training a network. */
public interface TrainingSteps {
    /**
     * Passes over all training rows once, batch by batch.
     *
     * @return the loss, each row's taken before its batch's update of the weights; the mean over rows and outputs
     */
    double trainEpoch();

    /**
     * What the network now predicts, without dropout.
     *
     * @return rows x outputs, row by row; the array may be used again for the next predictions
     */
    float[] predict(ScaledDataset dataset);

    /** Tells DL4J's listeners that an epoch has ended, and counts it. */
    void epochEnded(EpochLoss loss);

    /** Gives the network that is being trained the weights, the optimizer's state and the count of the updates as they are now. */
    void writeBack();

    /** Keeps a copy of the weights, the optimizer's state and the counts of updates and epochs, instead of an earlier one. */
    void keepState();

    /** Goes back to what was kept last. */
    void restoreState();

    /** A copy of all weights and biases as they are now. */
    float[] parameters();
}
