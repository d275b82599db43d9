/** The trained model: specification, training run, prediction on raw rows, the file {@code model.zip}. */
package dev.mlmethods.regression.model;
