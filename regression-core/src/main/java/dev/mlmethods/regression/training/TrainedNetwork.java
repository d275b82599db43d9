package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkState;

/**
 * What came of a training.
 *
 * @param network as it is after the last epoch, or after the best one where {@link EarlyStopping} restores that
 * @param history of the losses
 */
public record TrainedNetwork(NetworkState network, TrainingHistory history) {}
