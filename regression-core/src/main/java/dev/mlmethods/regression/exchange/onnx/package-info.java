/** A model as a graph of ONNX, and what such a graph computes. */
package dev.mlmethods.regression.exchange.onnx;
