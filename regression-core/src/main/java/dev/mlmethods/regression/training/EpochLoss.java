package dev.mlmethods.regression.training;

import org.jspecify.annotations.Nullable;

/**
 * The losses of one epoch, as mean squared errors in the unit of the target, squared; without a unit where the target
 * is scaled.
 *
 * @param epoch from 1 on
 * @param loss on the training rows, as the batches met it: each before its own update of the weights; the mean over the rows
 * @param validationLoss on the validation rows after the epoch's last update; null where there are none
 */
public record EpochLoss(int epoch, double loss, @Nullable Double validationLoss) {}
