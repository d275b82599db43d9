package dev.mlmethods.regression.training;

/** Told of each epoch as it ends. */
@FunctionalInterface
public interface TrainingListener {
    /** A listener that does nothing. */
    TrainingListener SILENT = loss -> {};

    /** An epoch has ended; called on the training thread, in order. */
    void epochEnded(EpochLoss loss);

    /** Whether {@link #checkpoint} is wanted after an epoch; default never. */
    default boolean isCheckpoint(int epoch) {
        return false;
    }

    /**
     * Called on the training thread after an epoch that {@link #isCheckpoint}, once {@link #epochEnded} has returned: until this
     * returns, the network that is being trained has the weights and the optimizer's state of that epoch, and the engine can
     * predict with it. They are not to be changed.
     *
     * @return whether to go on; otherwise the training ends here
     */
    default boolean checkpoint(int epoch) {
        return true;
    }
}
