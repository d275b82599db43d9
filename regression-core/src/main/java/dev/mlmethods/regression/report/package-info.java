/** The files that a training, an evaluation and a prediction write. */
package dev.mlmethods.regression.report;
