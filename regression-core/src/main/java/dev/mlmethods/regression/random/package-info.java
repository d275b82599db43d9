/** Seeded random streams that equal NumPy's and PyTorch's. */
package dev.mlmethods.regression.random;
