/** Starts what is measured, and takes turns with it. */
package dev.mlmethods.regression.benchmarks.process;
