/** The files that a training, an evaluation and a prediction leave behind. */
package dev.mlmethods.regression.report;
