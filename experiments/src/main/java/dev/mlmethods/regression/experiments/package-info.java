/**
 * Sweeps as JUnit tests: {@link dev.mlmethods.regression.experiments.RegressionSweep} on a class says what to train, and each of its methods with
 * {@link dev.mlmethods.regression.experiments.TrialSource} is a test for each trial. The tests check values of {@link
 * dev.mlmethods.regression.sweep}.
 */
package dev.mlmethods.regression.experiments;
