/** The gate: what an evaluation is held to, what moved since, and whether it is real. Needs no DL4J. */
package dev.mlmethods.regression.tracking;
