/** From the cells of a table to numbers. */
package dev.mlmethods.regression.predictor.table;
