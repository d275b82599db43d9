package dev.mlmethods.regression.benchmarks.parts;

import java.util.List;

/** The floating-point operations that a dense network needs; additions of biases, activations and Adam don't count. */
final class FlopCount {
    private FlopCount() {}

    /**
     * The operations of a row's forward and backward pass: for each layer 2 x inputs x outputs forward, as many for the gradient of its weights, and
     * as many for that of its inputs, except in the first layer.
     */
    static double perRow(int columns, List<Integer> hiddenLayers) {
        double products = 0;
        double firstLayer = (double) columns * hiddenLayers.get(0);
        int inputs = columns;
        for (int units : hiddenLayers) {
            products += (double) inputs * units;
            inputs = units;
        }
        products += inputs;
        return 2 * (3 * products - firstLayer);
    }
}
