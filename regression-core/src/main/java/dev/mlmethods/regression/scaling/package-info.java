/** Statistics of the training rows, and the scaler that they make. */
package dev.mlmethods.regression.scaling;
