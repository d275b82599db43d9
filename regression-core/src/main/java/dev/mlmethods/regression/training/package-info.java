/** Training: its specification, the engines that run it, and the history of its losses. */
package dev.mlmethods.regression.training;
