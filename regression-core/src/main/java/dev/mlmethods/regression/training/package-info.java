/** Training: its specification, what engines have in common, and the history of the losses. */
package dev.mlmethods.regression.training;
