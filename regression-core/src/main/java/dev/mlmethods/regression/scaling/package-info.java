/** Statistics of the training rows, and the scaler made from them. */
package dev.mlmethods.regression.scaling;
