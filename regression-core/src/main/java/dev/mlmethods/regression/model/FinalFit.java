package dev.mlmethods.regression.model;

/**
 * What a model that {@link FinalTrainer} trained on every row says about itself. It has no metrics.
 *
 * @param rows how many rows it was trained on: all that have a target
 * @param epochs how often they were passed over; by the first network if there are several, of which each has its own number
 * @param evaluatedModelSha256 of the {@code model.zip} whose evaluation stands for it: trained by the same specification, on just the training rows
 */
public record FinalFit(int rows, int epochs, String evaluatedModelSha256) {}
