/** From the cells of a table to the features of a network: what was fitted on the training rows, and how it is applied. */
package dev.mlmethods.regression.predictor.table;
