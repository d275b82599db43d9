/** The forward pass of a dense network: scalers, activations, kernels, and the layout of the weights that they read. */
package dev.mlmethods.regression.predictor.network;
