package dev.mlmethods.regression.training.vector;

import java.util.List;

/**
 * The arrays of one thread for a block of rows on their way through the network and back. They stay in the cache of its
 * core.
 */
final class Tile {
    static final int ROWS = 64;

    private final Kernels kernels;
    private final List<DenseLayout.Layer> layers;
    private final Rectifier activation;
    private final float[] inputs;
    private final float[][] outputs;
    private final float[][] deltas;
    /** What the sums of the backward pass start from. */
    private final float[] zeros;

    private final float[] scratch = new float[Kernels.PADDING];

    Tile(Kernels kernels, DenseLayout layout, Rectifier activation) {
        this.kernels = kernels;
        this.layers = layout.layers();
        this.activation = activation;
        this.inputs = new float[ROWS * layers.get(0).inputStride()];
        this.outputs = new float[layers.size()][];
        this.deltas = new float[layers.size()][];
        this.zeros = new float
                [layers.stream().mapToInt(DenseLayout.Layer::inputStride).max().orElseThrow()];
        for (int l = 0; l < layers.size(); l++) {
            outputs[l] = new float[ROWS * layers.get(l).paddedUnits()];
            deltas[l] = new float[ROWS * layers.get(l).paddedUnits()];
        }
    }

    /** The tiles that rows are cut into. */
    static int count(int rows) {
        return (rows + ROWS - 1) / ROWS;
    }

    /** One for each thread that has something to do, at least one. */
    static Tile[] several(Kernels kernels, DenseLayout layout, Rectifier activation, int threads, int tasks) {
        Tile[] tiles = new Tile[Math.max(1, Math.min(threads, tasks))];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = new Tile(kernels, layout, activation);
        }
        return tiles;
    }

    /** The outputs for consecutive rows. */
    static void predict(ThreadTeam team, float[] features, float[] parameters, float[] predicted) {
        team.run(count(predicted.length), (tile, number) -> {
            int from = number * ROWS;
            int to = Math.min(from + ROWS, predicted.length);
            tile.copy(features, from, to);
            System.arraycopy(tile.forward(parameters, to - from), 0, predicted, from, to - from);
        });
    }

    /** Copies the rows {@code order[from]} to {@code order[to - 1]}. */
    void gather(float[] features, int[] order, int from, int to) {
        int columns = layers.get(0).inputs();
        for (int i = from; i < to; i++) {
            System.arraycopy(features, order[i] * columns, inputs, (i - from) * columns, columns);
        }
    }

    /** Copies consecutive rows. */
    void copy(float[] features, int from, int to) {
        int columns = layers.get(0).inputs();
        System.arraycopy(features, from * columns, inputs, 0, (to - from) * columns);
    }

    /** Forward pass; returns the outputs, one a row. */
    float[] forward(float[] parameters, int rows) {
        float[] in = inputs;
        int last = layers.size() - 1;
        for (int l = 0; l < last; l++) {
            DenseLayout.Layer layer = layers.get(l);
            kernels.product(
                    in,
                    layer.inputStride(),
                    layer.inputs(),
                    parameters,
                    layer.w(),
                    parameters,
                    layer.b(),
                    outputs[l],
                    rows,
                    layer.paddedUnits());
            kernels.activate(activation, outputs[l], rows * layer.paddedUnits());
            in = outputs[l];
        }
        DenseLayout.Layer output = layers.get(last);
        kernels.forwardSingle(
                in, output.inputStride(), parameters, output.w(), parameters[output.b()], outputs[last], rows, scratch);
        return outputs[last];
    }

    /** The place for the derivatives of the loss by the outputs, one a row. */
    float[] outputDeltas() {
        return deltas[layers.size() - 1];
    }

    /** Backward pass; adds to the gradient. */
    void backward(float[] parameters, float[][] transposed, float[] gradient, int rows) {
        int last = layers.size() - 1;
        DenseLayout.Layer output = layers.get(last);
        float[] h = outputs[last - 1];
        kernels.gradientSingle(h, output.inputStride(), deltas[last], gradient, output.w(), output.b(), rows);
        kernels.backwardSingle(deltas[last], parameters, output.w(), deltas[last - 1], rows, output.inputStride());
        kernels.derive(activation, h, deltas[last - 1], rows * output.inputStride());
        for (int l = last - 1; l > 0; l--) {
            DenseLayout.Layer layer = layers.get(l);
            gradient(layer, outputs[l - 1], deltas[l], gradient, rows);
            kernels.product(
                    deltas[l],
                    layer.paddedUnits(),
                    layer.units(),
                    transposed[l],
                    0,
                    zeros,
                    0,
                    deltas[l - 1],
                    rows,
                    layer.inputStride());
            kernels.derive(activation, outputs[l - 1], deltas[l - 1], rows * layer.inputStride());
        }
        gradient(layers.get(0), inputs, deltas[0], gradient, rows);
    }

    private void gradient(DenseLayout.Layer layer, float[] in, float[] delta, float[] gradient, int rows) {
        kernels.gradient(
                in,
                layer.inputStride(),
                layer.inputs(),
                delta,
                gradient,
                layer.w(),
                layer.b(),
                rows,
                layer.paddedUnits());
    }
}
