package dev.mlmethods.regression.training;

import dev.mlmethods.regression.json.Invariant;
import org.jspecify.annotations.Nullable;

/**
 * The losses of one epoch, in terms of the training's {@link Loss} and of the target as the network learns it: the mean squared error has the unit of
 * the target, squared, the mean absolute error that of the target; neither has a unit if the target is scaled. Weight decay isn't part of them.
 *
 * @param epoch counted from 1
 * @param loss on the training rows, as the batches saw it: each before its own update of the weights, with dropout; the mean over the rows, weighted
 *     if they have weights
 * @param validationLoss on the validation rows after the epoch's last update, without dropout; null if it wasn't taken
 */
public record EpochLoss(int epoch, double loss, @Nullable Double validationLoss) {
    /**
     * Checks the epoch.
     *
     * @param epoch counted from 1
     * @param loss on the training rows, as the batches saw it
     * @param validationLoss on the validation rows after the epoch's last update; null if it wasn't taken
     * @throws IllegalArgumentException if the epoch is below 1
     */
    public EpochLoss {
        Invariant.atLeast(1, "epoch", epoch);
    }
}
