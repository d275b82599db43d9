package dev.mlmethods.regression.training;

/** Told of each epoch as it ends. */
@FunctionalInterface
public interface TrainingListener {
    /** A listener that does nothing. */
    TrainingListener SILENT = loss -> {};

    /** An epoch has ended; called on the training thread, in order. */
    void epochEnded(EpochLoss loss);
}
