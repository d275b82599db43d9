/** Measures the engines side by side with each other, PyTorch and scikit-learn; see the README of this module. */
package dev.mlmethods.regression.benchmarks;
