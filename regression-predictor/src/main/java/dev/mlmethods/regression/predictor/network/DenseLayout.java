package dev.mlmethods.regression.predictor.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the weights and biases of a network are in a part of an array. A layer's units are divided into panels of {@value ForwardKernels#PANEL}; each
 * panel stores its weights input by input, so a kernel reads them sequentially. What a panel has beyond the layer's units, and the inputs up to a
 * multiple of {@value ForwardKernels#BLOCK}, is 0 and stays 0. A single output has no panels: a weight for each input, then its bias.
 *
 * <p>A model file has the same numbers in DL4J's order: for each layer, w [units][inputs], then b.
 */
public class DenseLayout {
    private final List<Layer> layers = new ArrayList<>();
    private final int size;
    private final int parameters;

    /**
     * One layer; offsets are relative to the part.
     *
     * @param inputs the inputs that count
     * @param units the units that count
     * @param single whether it is the single output
     * @param w where the weights begin: [panels][{@link #inputRows}][{@value ForwardKernels#PANEL}], or for the single output [inputs]
     * @param b where the biases begin
     */
    public record Layer(int inputs, int units, boolean single, int w, int b) {
        /** The inputs of a panel, some of them padding. */
        public int inputRows() {
            return roundUp(inputs, ForwardKernels.BLOCK);
        }

        /** The units of a panel whose columns are inputs, some of them padding. */
        public int unitRows() {
            return roundUp(units, ForwardKernels.BLOCK);
        }

        /** The panels of units. */
        public int panels() {
            return DenseLayout.panels(units);
        }

        /** Where a weight is. */
        public int weight(int input, int unit) {
            return single
                    ? w + input
                    : w
                            + (unit / ForwardKernels.PANEL * inputRows() + input) * ForwardKernels.PANEL
                            + unit % ForwardKernels.PANEL;
        }
    }

    /**
     * The layout of a network.
     *
     * @throws NetworkTooLargeException if no array is that long
     */
    public DenseLayout(List<Integer> hiddenLayers, int features, int outputs) {
        List<Integer> widths = new ArrayList<>(hiddenLayers);
        widths.add(outputs);
        long w = 0;
        int inputs = features;
        for (int l = 0; l < widths.size(); l++) {
            int units = widths.get(l);
            boolean single = units == 1 && l == widths.size() - 1;
            int panels = panels(units);
            long b = w
                    + (single ? panels(inputs) : (long) panels * roundUp(inputs, ForwardKernels.BLOCK))
                            * ForwardKernels.PANEL;
            layers.add(new Layer(inputs, units, single, ArrayPlan.index(w), ArrayPlan.index(b)));
            w = b + (long) panels * ForwardKernels.PANEL;
            inputs = units;
        }
        size = ArrayPlan.index(w);
        parameters = ArrayPlan.index(parameters(hiddenLayers, features, outputs));
    }

    /** The number of weights and biases of a network. */
    public static long parameters(List<Integer> hiddenLayers, int features, int outputs) {
        long count = 0;
        long fanIn = features;
        for (int width : hiddenLayers) {
            count += (fanIn + 1) * width;
            fanIn = width;
        }
        return count + (fanIn + 1) * outputs;
    }

    /** The least multiple that isn't below a number. */
    public static int roundUp(int number, int multiple) {
        return ceiling(number, multiple) * multiple;
    }

    /** The quotient, rounded up. */
    public static int ceiling(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    /** The number of panels for that many numbers. */
    public static int panels(int width) {
        return ceiling(width, ForwardKernels.PANEL);
    }

    /** All layers, the output last. */
    public final List<Layer> layers() {
        return layers;
    }

    /** The features of a row. */
    public final int features() {
        return layers.get(0).inputs();
    }

    /** The outputs of a row. */
    public final int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** The length of a part, a multiple of {@value ForwardKernels#PANEL}. */
    public final int size() {
        return size;
    }

    /** The number of weights and biases. */
    public final int parameters() {
        return parameters;
    }

    /** Copies from DL4J's order, starting at {@code offset}, to the part that begins at {@code part}. */
    public final void load(float[] dl4j, int offset, float[] memory, int part) {
        int next = offset;
        for (Layer layer : layers) {
            for (int n = 0; n < layer.units; n++) {
                for (int k = 0; k < layer.inputs; k++) {
                    memory[part + layer.weight(k, n)] = dl4j[next++];
                }
            }
            for (int n = 0; n < layer.units; n++) {
                memory[part + layer.b + n] = dl4j[next++];
            }
        }
    }

    /** Copies to DL4J's order, starting at {@code offset}, from the part that begins at {@code part}. */
    public final void store(float[] memory, int part, float[] dl4j, int offset) {
        int next = offset;
        for (Layer layer : layers) {
            for (int n = 0; n < layer.units; n++) {
                for (int k = 0; k < layer.inputs; k++) {
                    dl4j[next++] = memory[part + layer.weight(k, n)];
                }
            }
            for (int n = 0; n < layer.units; n++) {
                dl4j[next++] = memory[part + layer.b + n];
            }
        }
    }
}
