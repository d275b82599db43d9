/** The network: its specification, its initial weights, and DL4J's {@code MultiLayerNetwork} built from both. */
package dev.mlmethods.regression.network;
