package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the numbers of a network lie in the engine's arrays: for each hidden layer w [inputs][units], then b [units], units
 * padded to multiples of {@value Kernels#PADDING}; for the output w [inputs], then b, padded. The padding is 0 and stays 0.
 *
 * <p>DL4J's order of the same numbers is, for each layer, w [units][inputs], then b, without padding.
 */
final class DenseLayout {
    private final List<Layer> layers = new ArrayList<>();
    private final int size;
    private final int parameters;

    /**
     * One layer.
     *
     * @param inputs the inputs that count
     * @param inputStride the distance from one row of inputs to the next
     * @param units the units that count
     * @param paddedUnits the distance from one row of outputs to the next; 1 for the single output
     * @param w where w begins
     * @param b where b begins
     */
    record Layer(int inputs, int inputStride, int units, int paddedUnits, int w, int b) {}

    DenseLayout(NetworkSpec spec, int features) {
        int offset = 0;
        int inputs = features;
        int stride = features;
        for (int units : spec.hiddenLayers()) {
            int padded = padded(units);
            int b = offset + stride * padded;
            layers.add(new Layer(inputs, stride, units, padded, offset, b));
            offset = b + padded;
            inputs = units;
            stride = padded;
        }
        layers.add(new Layer(inputs, stride, 1, 1, offset, offset + stride));
        size = offset + stride + Kernels.PADDING;
        parameters = Math.toIntExact(spec.parameterCount(features));
    }

    static int padded(int width) {
        return (width + Kernels.PADDING - 1) / Kernels.PADDING * Kernels.PADDING;
    }

    /** All layers, the output last. */
    List<Layer> layers() {
        return layers;
    }

    /** The length of the engine's arrays, a multiple of {@value Kernels#PADDING}. */
    int size() {
        return size;
    }

    /** From DL4J's order, from {@code offset} on. */
    void load(float[] dl4j, int offset, float[] engine) {
        int next = offset;
        for (Layer layer : layers) {
            for (int n = 0; n < layer.units; n++) {
                for (int k = 0; k < layer.inputs; k++) {
                    engine[layer.w + k * layer.paddedUnits + n] = dl4j[next++];
                }
            }
            for (int n = 0; n < layer.units; n++) {
                engine[layer.b + n] = dl4j[next++];
            }
        }
    }

    /** To DL4J's order, from {@code offset} on. */
    void store(float[] engine, float[] dl4j, int offset) {
        int next = offset;
        for (Layer layer : layers) {
            for (int n = 0; n < layer.units; n++) {
                for (int k = 0; k < layer.inputs; k++) {
                    dl4j[next++] = engine[layer.w + k * layer.paddedUnits + n];
                }
            }
            for (int n = 0; n < layer.units; n++) {
                dl4j[next++] = engine[layer.b + n];
            }
        }
    }

    /** The number of parameters in DL4J's order. */
    int parameters() {
        return parameters;
    }
}
