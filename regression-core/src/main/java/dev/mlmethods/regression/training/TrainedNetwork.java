package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkState;

/**
 * The result of a training.
 *
 * @param network as it is after the last epoch, or after the best one if {@link EarlyStopping} restores that
 * @param history of the losses
 */
public record TrainedNetwork(NetworkState network, TrainingHistory history) {}
