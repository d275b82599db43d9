/** The gate: whether an evaluation passes that is held to a baseline, or to that of another branch, and in which words. Needs no DL4J. */
package dev.mlmethods.regression.gate;
