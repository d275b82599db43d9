/** The network: its specification, its initial weights, and what a training makes of them. */
package dev.mlmethods.regression.network;
