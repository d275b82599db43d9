/**
 * Finds a good specification within a budget: {@link dev.mlmethods.regression.tune.Tuning} goes through the stages of
 * {@link dev.mlmethods.regression.tune.TuningStage}, each of which compares candidates on validation rows.
 */
package dev.mlmethods.regression.tune;
