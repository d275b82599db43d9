package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.storage.TableMemory;

/** Is told how a training progresses, and of each epoch as it ends. */
@FunctionalInterface
public interface TrainingListener {
    /** A listener that does nothing. */
    TrainingListener SILENT = loss -> {};

    /**
     * Receives the losses of an epoch that has ended. Called on the training thread, in order.
     *
     * @param loss the epoch and its losses
     */
    void epochEnded(EpochLoss loss);

    /**
     * The table is larger than memory, so it was read into temporary files. Default: does nothing.
     *
     * @param rows how many it has
     * @param memory says why, and where the files are
     */
    default void tableInFiles(int rows, TableMemory memory) {}

    /**
     * The epochs are over, and before there is a result, least squares is fitted to the same rows, which takes a noticeable time. Default: does
     * nothing.
     *
     * @param rows the number of training rows
     * @param features the number of their features
     */
    default void fittingLeastSquares(int rows, int features) {}

    /**
     * The first training has its result, and another one begins, on all rows. Default: does nothing.
     *
     * @param rows how many there are
     * @param epochs how often they are passed over
     */
    default void finalTraining(int rows, int epochs) {}

    /**
     * {@return whether {@link #checkpoint} is wanted after an epoch} The default is never.
     *
     * @param epoch counted from 1
     */
    default boolean isCheckpoint(int epoch) {
        return false;
    }

    /**
     * Called on the training thread after an epoch that {@link #isCheckpoint}, once {@link #epochEnded} has returned.
     *
     * @param epoch counted from 1
     * @param network as it is after that epoch
     * @return whether to go on; otherwise the training ends here. Default: true
     */
    default boolean checkpoint(int epoch, NetworkState network) {
        return true;
    }
}
