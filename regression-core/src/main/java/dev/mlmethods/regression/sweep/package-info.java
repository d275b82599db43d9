/**
 * Sweeps: many trainings of one specification with different values of some fields, compared on validation rows.
 *
 * <p>The path: a {@link dev.mlmethods.regression.sweep.SweepSpec} says what to search; {@link
 * dev.mlmethods.regression.sweep.SweepPlan} lists the trials and the trainings that they share; a {@link
 * dev.mlmethods.regression.sweep.TrialExecutor} runs those; each result goes into the {@link
 * dev.mlmethods.regression.sweep.SweepJournal}; and the {@link dev.mlmethods.regression.sweep.SweepResult} compares them.
 */
package dev.mlmethods.regression.sweep;
