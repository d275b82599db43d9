/**
 * Our own experiments, which use the harness as any project would: sweeps over California housing and diabetes, whose results are in {@code reports}. What tests
 * the harness is in the package of the harness.
 */
package dev.mlmethods.regression.experiments.demonstration;
