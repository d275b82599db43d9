/**
 * DL4J: its {@code MultiLayerNetwork} made from a {@link dev.mlmethods.regression.network.NetworkState} and back, and the engine {@code dl4j}. No
 * other package uses DL4J or ND4J, whose classes are loaded only when this package's classes are.
 */
package dev.mlmethods.regression.dl4j;
