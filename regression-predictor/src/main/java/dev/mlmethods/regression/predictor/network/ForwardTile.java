package dev.mlmethods.regression.predictor.network;

import static dev.mlmethods.regression.predictor.network.ForwardKernels.PANEL;
import static dev.mlmethods.regression.predictor.network.ForwardKernels.ROWS;
import static dev.mlmethods.regression.predictor.network.ForwardKernels.TILE_PANEL;

import java.util.List;

/**
 * The part of the memory of one thread for up to {@value ForwardKernels#ROWS} rows on their way through the network. It stays in the cache of the thread's
 * core.
 */
public final class ForwardTile {
    private final List<DenseLayout.Layer> layers;
    private final Activation activation;
    private final int inputs;
    /** Where the layers' outputs go alternately: the output of one is the input of the next. */
    private final int[] outputs = new int[2];

    private final int lastOutput;
    private final int outputStride;
    private final int columns;
    private final int units;
    /** Room for the chains of a single output. */
    private final int scratch;

    /** Reserves the memory of a thread. */
    public ForwardTile(ArrayPlan plan, DenseLayout layout, Activation activation) {
        this.layers = layout.layers();
        this.activation = activation;
        this.columns = layout.features();
        this.units = layout.outputs();
        this.inputs = plan.reserve((long) DenseLayout.panels(columns) * TILE_PANEL);
        int most = 1;
        for (DenseLayout.Layer layer : layers) {
            most = Math.max(most, layer.panels());
        }
        outputs[0] = plan.reserve((long) most * TILE_PANEL);
        outputs[1] = plan.reserve((long) most * TILE_PANEL);
        this.lastOutput = outputs[(layers.size() - 1) % 2];
        this.outputStride = layers.get(layers.size() - 1).single() ? 1 : PANEL;
        this.scratch = plan.reserve(TILE_PANEL);
    }

    /** The number of tiles that rows are divided into. */
    public static int count(int rows) {
        return DenseLayout.ceiling(rows, ROWS);
    }

    /**
     * Computes one tile of many rows.
     *
     * @param x the memory
     * @param parameters where the weights and biases are in it
     * @param features scaled, rows x columns, row by row
     * @param rows how many rows there are
     * @param number which of their tiles
     * @param predicted rows x outputs, row by row
     */
    public void predict(
            ForwardKernels kernels,
            float[] x,
            int parameters,
            float[] features,
            int rows,
            int number,
            float[] predicted) {
        int from = number * ROWS;
        int to = Math.min(from + ROWS, rows);
        for (int row = from; row < to; row++) {
            copyRow(x, inputs, row - from, features, columns, row);
        }
        forward(kernels, x, parameters, to - from);
        for (int row = from; row < to; row++) {
            for (int unit = 0; unit < units; unit++) {
                predicted[row * units + unit] = x[output(row - from, unit)];
            }
        }
    }

    /**
     * Copies a row into a tile.
     *
     * @param inputs where the tile's inputs begin
     * @param r the row's position in the tile
     */
    public static void copyRow(float[] x, int inputs, int r, float[] features, int columns, int row) {
        int at = row * columns;
        int to = inputs + r * PANEL;
        for (int left = columns; left > PANEL; left -= PANEL) {
            System.arraycopy(features, at, x, to, PANEL);
            at += PANEL;
            to += TILE_PANEL;
        }
        // Rows are short: a call would take longer than the copy, and so would a loop that C2 optimizes for long ones.
        int end = (row + 1) * columns;
        for (; at + 4 <= end; at += 4) {
            x[to] = features[at];
            x[to + 1] = features[at + 1];
            x[to + 2] = features[at + 2];
            x[to + 3] = features[at + 3];
            to += 4;
        }
        for (; at < end; at++) {
            x[to++] = features[at];
        }
    }

    /** Copies the inputs of one row to their place in the tile. */
    void put(float[] x, int row, float[] rowInputs) {
        copyRow(x, inputs, row, rowInputs, columns, 0);
    }

    /** Where an output of a row is. */
    int output(int row, int unit) {
        return lastOutput + place(row, outputStride, unit);
    }

    private static int place(int row, int stride, int column) {
        return row * stride + column / PANEL * TILE_PANEL + column % PANEL;
    }

    /** Computes the outputs of the rows whose features are in the tile. */
    void forward(ForwardKernels kernels, float[] x, int parameters, int rows) {
        int in = inputs;
        int last = layers.size() - 1;
        for (int l = 0; l <= last; l++) {
            int out = outputs[l % 2];
            product(kernels, x, layers.get(l), in, parameters, out, rows, scratch);
            if (l < last) {
                activate(kernels, x, layers.get(l), out, rows);
            }
            in = out;
        }
    }

    /**
     * The sums of a layer, before its activation.
     *
     * @param in where its inputs are in {@code x}
     * @param parameters where the weights and biases of the network are
     * @param out where the sums go
     * @param scratch room for a panel
     */
    public static void product(
            ForwardKernels kernels,
            float[] x,
            DenseLayout.Layer layer,
            int in,
            int parameters,
            int out,
            int rows,
            int scratch) {
        int w = parameters + layer.w();
        int b = parameters + layer.b();
        if (layer.single()) {
            kernels.singleForward(x, in, DenseLayout.panels(layer.inputs()), w, b, out, rows, scratch);
            return;
        }
        for (int p = 0; p < layer.panels(); p++) {
            kernels.product(
                    x,
                    in,
                    layer.inputs(),
                    w + p * layer.inputRows() * PANEL,
                    b + p * PANEL,
                    out + p * TILE_PANEL,
                    Math.min(PANEL, layer.units() - p * PANEL),
                    rows);
        }
    }

    private void activate(ForwardKernels kernels, float[] x, DenseLayout.Layer layer, int out, int rows) {
        for (int p = 0; p < layer.panels(); p++) {
            int at = out + p * TILE_PANEL;
            if (activation == Activation.RELU) {
                kernels.relu(x, at, rows * PANEL);
            } else {
                kernels.activate(activation, x, at, rows * PANEL);
            }
        }
        clearPadding(x, layer, out, rows);
    }

    /**
     * Sets what a layer's last panel has beyond its units to 0. A single output adds up whole panels; its weights are 0 there, but 0 times a number
     * that overflowed, or was left from another layer, is NaN.
     */
    public static void clearPadding(float[] x, DenseLayout.Layer layer, int out, int rows) {
        int last = out + (layer.panels() - 1) * TILE_PANEL;
        int used = layer.units() - (layer.panels() - 1) * PANEL;
        for (int r = 0; r < rows; r++) {
            for (int n = used; n < PANEL; n++) {
                x[last + r * PANEL + n] = 0f;
            }
        }
    }
}
