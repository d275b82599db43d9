/** Reads a {@code model.zip}, which may come from anywhere: nothing in it is trusted before it is checked. */
package dev.mlmethods.regression.predictor.file;
