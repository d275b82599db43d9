/** Predictions of a trained model inside an application. */
package dev.mlmethods.regression.predictor;
