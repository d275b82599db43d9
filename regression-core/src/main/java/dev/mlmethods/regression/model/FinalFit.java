package dev.mlmethods.regression.model;

/**
 * What a model says of itself that {@link FinalTrainer} trained on every row. It has no metrics of its own.
 *
 * @param rows that it was trained on: all that have a target
 * @param epochs how often they were passed over
 * @param evaluatedModelSha256 of the {@code model.zip} whose evaluation stands for it: trained by the same specification, on the training rows alone
 */
public record FinalFit(int rows, int epochs, String evaluatedModelSha256) {}
