/** Splits rows into those to train on and those to test on, exactly as scikit-learn does. */
package dev.mlmethods.regression.split;
