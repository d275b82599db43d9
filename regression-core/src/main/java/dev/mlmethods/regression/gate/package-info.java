/** The gate: whether an evaluation that is held to a baseline, or to that of another branch, passes, and how that is worded. Doesn't need DL4J. */
package dev.mlmethods.regression.gate;
