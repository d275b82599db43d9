/**
 * The vector engine: forward pass, backward pass and update of dense networks on the CPU, with the same bits on every machine, whatever its vectors
 * and number of threads; see {@code docs/numerics.md}.
 */
package dev.mlmethods.regression.training.vector;
