/**
 * This project's own experiments, which use the harness as any project would: sweeps over California housing and diabetes, whose results are in
 * {@code reports}. The tests of the harness are in the harness's package.
 */
package dev.mlmethods.regression.experiments.demonstration;
