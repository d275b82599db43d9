package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.training.vector.Kernels.PANEL;
import static dev.mlmethods.regression.training.vector.Kernels.ROWS;
import static dev.mlmethods.regression.training.vector.Kernels.TILE_PANEL;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.network.DenseLayout;
import dev.mlmethods.regression.predictor.network.ForwardTile;
import dev.mlmethods.regression.training.ScaledDataset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of the memory of one thread for a block of rows on their way through the network and back. It stays in the cache of
 * the thread's core.
 */
final class Tile {
    private final TrainingLayout layout;
    private final List<DenseLayout.Layer> layers;
    private final Activation activation;
    /** For rows that are only predicted: the validation rows. */
    private final ForwardTile prediction;

    private final @Nullable Dropout dropout;
    private final int inputs;
    private final int[] outputs;
    /**
     * The derivatives of the loss with respect to the outputs. Those of a hidden layer replace its outputs, which are no longer needed then: so the
     * tile is small, and its lines are in the cache when they are written.
     */
    private final int[] deltas;
    /** The derivatives of the hidden layers' activations, if they cannot be computed from the outputs. */
    private final int[] derivatives;

    private final int firstOutput;
    private final int firstOutputDelta;
    /** The distance from one row's output to the next row's. */
    private final int outputStride;

    private final int columns;
    /** A row on its way from a file. */
    private final float[] row;

    private final int factors;
    /** A panel that is soon read again. */
    private final int scratch;
    /** The start of sums that start from 0. */
    private final int zeros;

    /** Reserves the memory of a thread. */
    Tile(Memory memory, TrainingLayout layout, NetworkSpec spec, @Nullable Dropout dropout) {
        this.layout = layout;
        this.layers = layout.layers();
        this.activation = spec.activation();
        this.prediction = new ForwardTile(memory, layout, activation.function());
        this.dropout = dropout;
        boolean derived = dropout != null || activation != Activation.RELU;
        int panels = DenseLayout.panels(layout.features());
        this.inputs = memory.reserve((long) panels * TILE_PANEL);
        this.outputs = new int[layers.size()];
        this.deltas = new int[layers.size()];
        this.derivatives = new int[layers.size()];
        int most = panels;
        for (int l = 0; l < layers.size(); l++) {
            DenseLayout.Layer layer = layers.get(l);
            long length = layer.single() ? ROWS : (long) layer.panels() * TILE_PANEL;
            outputs[l] = memory.reserve(length);
            boolean hidden = l < layers.size() - 1;
            deltas[l] = hidden ? outputs[l] : memory.reserve(length);
            if (derived && hidden) {
                derivatives[l] = memory.reserve(length);
            }
            most = Math.max(most, layer.panels());
        }
        int last = layers.size() - 1;
        this.firstOutput = outputs[last];
        this.firstOutputDelta = deltas[last];
        this.outputStride = layers.get(last).single() ? 1 : PANEL;
        this.columns = layout.features();
        this.row = new float[columns];
        this.factors = dropout == null ? 0 : memory.reserve((long) most * TILE_PANEL);
        this.scratch = memory.reserve(TILE_PANEL);
        this.zeros = memory.reserve((long) most * PANEL);
    }

    /** One for each thread that has something to do, at least one. */
    static Tile[] several(
            Memory memory, TrainingLayout layout, NetworkSpec spec, @Nullable Dropout dropout, int threads, int tasks) {
        Tile[] tiles = new Tile[Math.max(1, Math.min(threads, tasks))];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = new Tile(memory, layout, spec, dropout);
        }
        return tiles;
    }

    /** The part for rows that are only predicted. */
    ForwardTile prediction() {
        return prediction;
    }

    /** Copies consecutive rows of features. */
    void copy(float[] x, float[] features, int from, int to) {
        for (int i = from; i < to; i++) {
            ForwardTile.copyRow(x, inputs, i - from, features, columns, i);
        }
    }

    /** Copies the rows {@code order[from]} to {@code order[to - 1]} of features. */
    void gather(float[] x, float[] features, int[] order, int from, int to) {
        for (int i = from; i < to; i++) {
            ForwardTile.copyRow(x, inputs, i - from, features, columns, order[i]);
        }
    }

    /** Copies rows of features in a file: consecutive ones if the order is empty, otherwise {@code order[from]} to {@code order[to - 1]}. */
    void read(float[] x, ScaledDataset rows, int[] order, int from, int to) {
        for (int i = from; i < to; i++) {
            rows.copyRow(order.length > 0 ? order[i] : i, row, 0);
            ForwardTile.copyRow(x, inputs, i - from, row, columns, 0);
        }
    }

    /** Where an output of a row is. */
    int output(int row, int unit) {
        return firstOutput + place(row, unit);
    }

    /** Where the derivative of the loss with respect to an output belongs. */
    int outputDelta(int row, int unit) {
        return firstOutputDelta + place(row, unit);
    }

    private int place(int row, int unit) {
        return row * outputStride + unit / PANEL * TILE_PANEL + unit % PANEL;
    }

    /**
     * Forward pass for training.
     *
     * @param update the number of the update
     * @param firstRow the position in the batch of the tile's first row
     */
    void forward(Kernels kernels, float[] x, int parameters, int update, int firstRow, int rows) {
        int in = inputs;
        for (int l = 0; l < layers.size(); l++) {
            ForwardTile.product(kernels, x, layers.get(l), in, parameters, outputs[l], rows, scratch);
            if (l < layers.size() - 1) {
                activate(kernels, x, l, rows);
                if (dropout != null) {
                    int panels = layers.get(l).panels();
                    dropout.factors(kernels, x, factors, panels, update, l, firstRow, rows);
                    drop(kernels, x, outputs[l], panels, rows);
                    drop(kernels, x, derivatives[l], panels, rows);
                }
            }
            in = outputs[l];
        }
    }

    /** The columns of a panel that count. */
    private static int width(int columns, int panel) {
        return Math.min(PANEL, columns - panel * PANEL);
    }

    private void activate(Kernels kernels, float[] x, int l, int rows) {
        DenseLayout.Layer layer = layers.get(l);
        boolean relu = derivatives[l] == 0;
        for (int p = 0; p < layer.panels(); p++) {
            int at = outputs[l] + p * TILE_PANEL;
            if (relu) {
                kernels.relu(x, at, rows * PANEL);
            } else {
                kernels.activate(activation, x, at, derivatives[l] + p * TILE_PANEL, rows * PANEL);
            }
        }
        // The padding of outputs must be 0; otherwise, the weights that read it would get a gradient. The padding of
        // derivatives must be 0, too; otherwise, the biases would, because in the backward pass, the padding of a panel
        // can be left over from another one.
        if (activation.function().value(0f) != 0f) {
            ForwardTile.clearPadding(x, layer, outputs[l], rows);
        }
        if (!relu) {
            ForwardTile.clearPadding(x, layer, derivatives[l], rows);
        }
    }

    private void drop(Kernels kernels, float[] x, int at, int panels, int rows) {
        for (int p = 0; p < panels; p++) {
            int panel = at + p * TILE_PANEL;
            kernels.multiply(x, panel, panel, factors + p * TILE_PANEL, rows * PANEL);
        }
    }

    /**
     * Backward pass.
     *
     * @param gradient where the sums over the rows go
     * @param first whether they start from 0 here; otherwise they continue from what is there
     */
    void backward(Kernels kernels, float[] x, int parameters, int transposed, int gradient, boolean first, int rows) {
        for (int l = layers.size() - 1; l >= 0; l--) {
            int in = l == 0 ? inputs : outputs[l - 1];
            gradient(kernels, x, l, in, gradient, first, rows);
            if (l > 0) {
                inputDelta(kernels, x, l, parameters, transposed, rows);
            }
        }
    }

    private void gradient(Kernels kernels, float[] x, int l, int in, int gradient, boolean first, int rows) {
        DenseLayout.Layer layer = layers.get(l);
        int w = gradient + layer.w();
        int b = gradient + layer.b();
        if (layer.single()) {
            kernels.singleGradient(x, in, DenseLayout.panels(layer.inputs()), deltas[l], first ? zeros : w, w, rows);
            float sum = first ? 0f : x[b];
            for (int r = 0; r < rows; r++) {
                sum += x[deltas[l] + r];
            }
            x[b] = sum;
            return;
        }
        for (int p = 0; p < layer.panels(); p++) {
            int delta = deltas[l] + p * TILE_PANEL;
            int wp = w + p * layer.inputRows() * PANEL;
            int bp = b + p * PANEL;
            kernels.gradient(
                    x,
                    in,
                    layer.inputs(),
                    delta,
                    first ? zeros : wp,
                    first ? 0 : PANEL,
                    wp,
                    width(layer.units(), p),
                    rows);
            kernels.biasGradient(x, delta, first ? zeros : bp, bp, rows);
        }
    }

    /**
     * Replaces the inputs of a layer, which are the outputs of the one before, with the derivatives of the loss with respect to the inputs of that
     * layer's activation.
     */
    private void inputDelta(Kernels kernels, float[] x, int l, int parameters, int transposed, int rows) {
        DenseLayout.Layer layer = layers.get(l);
        for (int p = 0; p < DenseLayout.panels(layer.inputs()); p++) {
            if (layer.single()) {
                kernels.singleBackward(x, deltas[l], parameters + layer.w() + p * PANEL, scratch, rows);
            } else {
                int w = transposed + layout.transposed(l) + p * layer.unitRows() * PANEL;
                int width = width(layer.inputs(), p);
                kernels.product(x, deltas[l], layer.units(), w, zeros, scratch, width, rows);
            }
            int panel = p * TILE_PANEL;
            if (derivatives[l - 1] == 0) {
                kernels.reluDelta(x, outputs[l - 1] + panel, scratch, rows * PANEL);
            } else {
                kernels.multiply(x, deltas[l - 1] + panel, scratch, derivatives[l - 1] + panel, rows * PANEL);
            }
        }
    }
}
