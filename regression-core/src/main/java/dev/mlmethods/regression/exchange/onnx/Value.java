package dev.mlmethods.regression.exchange.onnx;

/**
 * A tensor in a graph: an input, a constant, or what a node computes.
 *
 * @param name unique in the graph
 * @param type of its elements
 */
record Value(String name, ElementType type) {}
