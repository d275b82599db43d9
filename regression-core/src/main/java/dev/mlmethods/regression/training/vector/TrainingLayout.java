package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.network.DenseLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the weights and biases of a network in training are: as for predictions, and in other parts of the same shape (gradients, the updater's
 * state). The backward pass also needs most weights transposed, in a separate part.
 */
final class TrainingLayout extends DenseLayout {
    /** The most parameters of a block. */
    private static final int BLOCK_LENGTH = Kernels.PANEL * Kernels.PANEL;

    private final List<Block> blocks = new ArrayList<>();
    private final int[] transposed;
    private final int transposedSize;

    /**
     * Neighboring parameters that are updated together; the blocks of a layout cover it without gaps. Weights that the backward pass needs transposed
     * come in blocks of at most {@value Kernels#PANEL} inputs x {@value Kernels#PANEL} units, so that they can be transposed right after their
     * update, by the thread in whose cache they are.
     *
     * @param from where it begins in a part
     * @param length a multiple of {@value Kernels#PANEL}
     * @param transposed where its transposed weights begin in their separate part
     * @param units the units to transpose, a multiple of {@value Kernels#BLOCK}; 0 for none
     */
    record Block(int from, int length, int transposed, int units) {}

    TrainingLayout(NetworkSpec spec, int features, int outputs) {
        super(spec.hiddenLayers(), features, outputs);
        transposed = new int[layers().size()];
        long next = 0;
        for (int l = 0; l < layers().size(); l++) {
            Layer layer = layers().get(l);
            transposed[l] = Memory.index(next);
            if (l > 0 && !layer.single()) {
                addTransposedBlocks(layer, transposed[l]);
                next += (long) panels(layer.inputs()) * layer.unitRows() * Kernels.PANEL;
            }
            addBlocks(layer.b() + layer.panels() * Kernels.PANEL);
        }
        transposedSize = Memory.index(next);
    }

    /** Blocks of weights that are also transposed: panel by panel, and of each panel of units, a panel of inputs. */
    private void addTransposedBlocks(Layer layer, int transposedAt) {
        addBlocks(layer.w());
        for (int first = 0; first < layer.unitRows(); first += Kernels.PANEL) {
            int units = Math.min(Kernels.PANEL, layer.unitRows() - first);
            for (int input = 0; input < layer.inputRows(); input += Kernels.PANEL) {
                int rows = Math.min(Kernels.PANEL, layer.inputRows() - input);
                int to = transposedAt + input * layer.unitRows() + first * Kernels.PANEL;
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

    /**
     * Where the transposed weights of a layer begin in their separate part: [panels of inputs][{@link Layer#unitRows}][{@value Kernels#PANEL}]; they
     * exist only for layers whose input is another layer's output.
     */
    int transposed(int layer) {
        return transposed[layer];
    }

    /** The length of the part with the transposed weights. */
    int transposedSize() {
        return transposedSize;
    }

    /** All blocks, in the order of their positions. */
    List<Block> blocks() {
        return blocks;
    }

    /** Copies the weights of a block, transposed, to where the backward pass needs them. */
    static void transpose(Block block, float[] memory, int part, int transposedPart) {
        // Four inputs at a time; otherwise, the loop itself would take longer than the stores. A block has no
        // remainder, because the inputs are padded.
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
