package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.predictor.network.Activation;
import java.util.List;

/** Adds a network to a graph. */
interface NetworkNodes {
    /**
     * The output of the network, rows x 1, float32.
     *
     * @param scaled the features, rows x columns, float32
     * @param layers starting at the input; the last has one unit
     * @param activation of all layers but the last
     */
    Value output(Value scaled, List<DenseWeights> layers, Activation activation);

    /** e<sup>x</sup> of float64. */
    Value exp(Value x);
}
