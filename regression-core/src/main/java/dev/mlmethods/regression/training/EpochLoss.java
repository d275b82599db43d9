package dev.mlmethods.regression.training;

import dev.mlmethods.regression.json.Invariant;
import org.jspecify.annotations.Nullable;

/**
 * The losses of one epoch, in terms of the training's {@link Loss} and of the target as the network learns it: the mean
 * squared error has the unit of the target, squared, the mean absolute error that of the target; both have none where the target
 * is scaled. Weight decay is no part of them.
 *
 * @param epoch from 1 on
 * @param loss on the training rows, as the batches met it: each before its own update of the weights, with dropout; the mean
 *     over the rows, by their weights where they have any
 * @param validationLoss on the validation rows after the epoch's last update, without dropout; null where it wasn't taken
 */
public record EpochLoss(int epoch, double loss, @Nullable Double validationLoss) {
    /** Checks the epoch. */
    public EpochLoss {
        Invariant.atLeast(1, "epoch", epoch);
    }
}
