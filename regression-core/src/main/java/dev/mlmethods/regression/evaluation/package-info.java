/** How good a model is: its metrics, the reference models to compare it with, and the thresholds that it must meet. */
package dev.mlmethods.regression.evaluation;
