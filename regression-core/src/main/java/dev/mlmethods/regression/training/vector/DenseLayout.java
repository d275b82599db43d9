package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the weights and biases of a network lie in a part of the engine's memory, and in other parts of the same shape
 * (gradients, the updater's state). A layer's units are cut into panels of {@value Kernels#PANEL}; each panel has its weights
 * input by input, so that a kernel reads them from front to back. What a panel has beyond the layer's units, and the inputs up
 * to a multiple of {@value Kernels#BLOCK}, is 0 and stays 0. A single output has no panels: a weight for each input, then its bias.
 *
 * <p>DL4J's order of the same numbers is, for each layer, w [units][inputs], then b.
 */
final class DenseLayout {
    /** The most parameters of a block. */
    private static final int BLOCK_LENGTH = Kernels.PANEL * Kernels.PANEL;

    private final List<Layer> layers = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final int size;
    private final int parameters;
    private final int transposedSize;

    /**
     * One layer; offsets are relative to the part.
     *
     * @param inputs the inputs that count
     * @param units the units that count
     * @param single whether it is the single output
     * @param w where the weights begin: [panels][{@link #inputRows}][{@value Kernels#PANEL}], or for the single output [inputs]
     * @param b where the biases begin
     * @param transposed where the transposed weights begin in a part of their own: [panels of inputs][{@link
     *     #unitRows}][{@value Kernels#PANEL}]; they are only there for layers whose input is another layer's output
     */
    record Layer(int inputs, int units, boolean single, int w, int b, int transposed) {
        /** The inputs of a panel, some of them padding. */
        int inputRows() {
            return roundUp(inputs, Kernels.BLOCK);
        }

        /** The units of a transposed panel, some of them padding. */
        int unitRows() {
            return roundUp(units, Kernels.BLOCK);
        }

        int panels() {
            return DenseLayout.panels(units);
        }

        private int weight(int input, int unit) {
            return single
                    ? w + input
                    : w + (unit / Kernels.PANEL * inputRows() + input) * Kernels.PANEL + unit % Kernels.PANEL;
        }
    }

    /**
     * Neighbouring parameters that are updated together; the blocks of a layout cover it without gaps. Weights that the backward
     * pass needs transposed come in blocks of at most {@value Kernels#PANEL} inputs x {@value Kernels#PANEL} units, so that they
     * can be transposed right behind their update, by the thread in whose cache they are.
     *
     * @param from where it begins in a part
     * @param length a multiple of {@value Kernels#PANEL}
     * @param transposed where its transposed weights begin in a part of their own
     * @param units the units to transpose, a multiple of {@value Kernels#BLOCK}; 0: none
     */
    record Block(int from, int length, int transposed, int units) {}

    DenseLayout(NetworkSpec spec, int features, int outputs) {
        List<Integer> widths = new ArrayList<>(spec.hiddenLayers());
        widths.add(outputs);
        long w = 0;
        long transposed = 0;
        int inputs = features;
        long count = 0;
        for (int l = 0; l < widths.size(); l++) {
            int units = widths.get(l);
            boolean single = units == 1 && l == widths.size() - 1;
            int panels = panels(units);
            long b = w + (single ? panels(inputs) : (long) panels * roundUp(inputs, Kernels.BLOCK)) * Kernels.PANEL;
            Layer layer = new Layer(inputs, units, single, Memory.index(w), Memory.index(b), Memory.index(transposed));
            layers.add(layer);
            w = b + (long) panels * Kernels.PANEL;
            if (l > 0 && !single) {
                addBlocks(layer);
                transposed += (long) panels(inputs) * layer.unitRows() * Kernels.PANEL;
            }
            addBlocks(Memory.index(w));
            count += (inputs + 1L) * units;
            inputs = units;
        }
        size = Memory.index(w);
        transposedSize = Memory.index(transposed);
        parameters = Memory.index(count);
    }

    /** Blocks of weights that are transposed, too: panel by panel, and of each panel of units, a panel of inputs. */
    private void addBlocks(Layer layer) {
        addBlocks(layer.w);
        for (int first = 0; first < layer.unitRows(); first += Kernels.PANEL) {
            int units = Math.min(Kernels.PANEL, layer.unitRows() - first);
            for (int input = 0; input < layer.inputRows(); input += Kernels.PANEL) {
                int rows = Math.min(Kernels.PANEL, layer.inputRows() - input);
                int to = layer.transposed + input * layer.unitRows() + first * Kernels.PANEL;
                blocks.add(new Block(layer.weight(input, first), rows * Kernels.PANEL, to, units));
            }
        }
    }

    /** Blocks that are not transposed, from where the last one ended. */
    private void addBlocks(int end) {
        int from = 0;
        if (!blocks.isEmpty()) {
            Block last = blocks.get(blocks.size() - 1);
            from = last.from + last.length;
        }
        for (; from < end; from += BLOCK_LENGTH) {
            blocks.add(new Block(from, Math.min(BLOCK_LENGTH, end - from), 0, 0));
        }
    }

    static int roundUp(int number, int multiple) {
        return ceiling(number, multiple) * multiple;
    }

    /** The quotient, rounded up. */
    static int ceiling(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    /** The panels of that many numbers. */
    static int panels(int width) {
        return ceiling(width, Kernels.PANEL);
    }

    /** All layers, the output last. */
    List<Layer> layers() {
        return layers;
    }

    /** The features of a row. */
    int features() {
        return layers.get(0).inputs();
    }

    /** The outputs of a row. */
    int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** The length of a part, a multiple of {@value Kernels#PANEL}. */
    int size() {
        return size;
    }

    /** The length of the part with the transposed weights. */
    int transposedSize() {
        return transposedSize;
    }

    /** The number of parameters in DL4J's order. */
    int parameters() {
        return parameters;
    }

    /** From DL4J's order, from {@code offset} on, to the part that begins at {@code part}. */
    void load(float[] dl4j, int offset, float[] memory, int part) {
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

    /** To DL4J's order, from {@code offset} on, from the part that begins at {@code part}. */
    void store(float[] memory, int part, float[] dl4j, int offset) {
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

    /** All blocks, in the order of their places. */
    List<Block> blocks() {
        return blocks;
    }

    /** Copies the weights of a block, transposed, where the backward pass needs that. */
    static void transpose(Block block, float[] memory, int part, int transposedPart) {
        // Four inputs at a time, or the loop itself would take longer than the stores. A block has no remainder, for
        // the
        // inputs are padded.
        for (int k = 0; k < block.length / Kernels.PANEL; k += Kernels.BLOCK) {
            int from = part + block.from + k * Kernels.PANEL;
            int to = transposedPart + block.transposed + k;
            for (int n = 0; n < block.units; n++) {
                memory[to + n * Kernels.PANEL] = memory[from + n];
                memory[to + n * Kernels.PANEL + 1] = memory[from + n + Kernels.PANEL];
                memory[to + n * Kernels.PANEL + 2] = memory[from + n + 2 * Kernels.PANEL];
                memory[to + n * Kernels.PANEL + 3] = memory[from + n + 3 * Kernels.PANEL];
            }
        }
    }
}
