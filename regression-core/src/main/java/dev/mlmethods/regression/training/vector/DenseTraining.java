package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.training.ScaledDataset;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of a training and its steps. The rows of a batch are cut into chunks, whose number depends on the batch and the
 * network alone; each chunk sums its gradient in the order of its rows, and the sums of the chunks are added in their order.
 * So the threads that happen to compute them don't change a bit.
 */
final class DenseTraining implements AutoCloseable {
    /** Enough to keep many cores busy, few enough to be added quickly. */
    private static final int MAX_CHUNKS = 64;

    private static final int MIN_CHUNK_ROWS = 4 * Tile.ROWS;

    /** Bounds the memory of all chunks' gradients: 256 MiB. */
    private static final int MAX_GRADIENT_FLOATS = 1 << 26;

    /** The parameters of one task of the update. */
    private static final int UPDATE_RANGE = 1 << 14;

    private final Kernels kernels;
    private final DenseLayout layout;
    private final ScaledDataset training;
    private final ThreadTeam team;
    private final double learningRate;
    private final float[] parameters;
    private final float[] m;
    private final float[] v;
    private final float[][] transposed;
    private final float[][] gradients;
    private final double[] squaredErrors;

    // Made once, for a method reference is an object, and a batch should leave none behind.
    private final ObjIntConsumer<Tile> chunkTask = this::chunk;
    private final ObjIntConsumer<Tile> updateTask = this::update;

    private int[] order = {};
    private int batchFrom;
    private int batchTo;
    private int chunkRows;
    private int chunks;
    private float scale;
    private float stepSize;
    private float rootCorrection;

    DenseTraining(
            Kernels kernels,
            DenseLayout layout,
            Rectifier activation,
            ScaledDataset training,
            int batchRows,
            int threads,
            double learningRate) {
        this.kernels = kernels;
        this.layout = layout;
        this.training = training;
        this.learningRate = learningRate;
        this.parameters = new float[layout.size()];
        this.m = new float[layout.size()];
        this.v = new float[layout.size()];
        this.transposed = new float[layout.layers().size()][];
        for (int l = 1; l < layout.layers().size() - 1; l++) {
            DenseLayout.Layer layer = layout.layers().get(l);
            transposed[l] = new float[layer.units() * layer.inputStride()];
        }
        int most = chunks(batchRows);
        this.gradients = new float[most][layout.size()];
        this.squaredErrors = new double[most];
        this.team = new ThreadTeam(Tile.several(kernels, layout, activation, threads, most));
    }

    /** Takes over parameters and Adam's moments, both in DL4J's order. */
    void load(float[] dl4jParameters, float @Nullable [] dl4jMoments) {
        layout.load(dl4jParameters, 0, parameters);
        if (dl4jMoments != null) {
            layout.load(dl4jMoments, 0, m);
            layout.load(dl4jMoments, layout.parameters(), v);
        }
        transpose();
    }

    /** The parameters in DL4J's order. */
    float[] parameters() {
        float[] dl4j = new float[layout.parameters()];
        layout.store(parameters, dl4j, 0);
        return dl4j;
    }

    /** Adam's moments in DL4J's order: all m, then all v. */
    float[] moments() {
        float[] dl4j = new float[2 * layout.parameters()];
        layout.store(m, dl4j, 0);
        layout.store(v, dl4j, layout.parameters());
        return dl4j;
    }

    /**
     * One update from the rows {@code newOrder[from]} to {@code newOrder[to - 1]}; an empty order stands for that of the
     * dataset.
     *
     * @param t the number of the update, from 1 on
     * @return the sum of the squared errors before it
     */
    double step(int[] newOrder, int from, int to, int t) {
        order = newOrder;
        batchFrom = from;
        batchTo = to;
        chunks = chunks(to - from);
        chunkRows = chunkRows(to - from);
        team.run(chunks, chunkTask);
        double sum = 0;
        for (int c = 0; c < chunks; c++) {
            sum += squaredErrors[c];
        }
        scale = 2f / (to - from);
        stepSize = Adam.stepSize(learningRate, t);
        rootCorrection = Adam.rootCorrection(t);
        team.run((layout.size() + UPDATE_RANGE - 1) / UPDATE_RANGE, updateTask);
        transpose();
        return sum;
    }

    private int chunkRows(int rows) {
        int most = Math.max(1, Math.min(MAX_CHUNKS, MAX_GRADIENT_FLOATS / layout.size()));
        int evenly = (rows + most - 1) / most;
        return Math.max(MIN_CHUNK_ROWS, Tile.count(evenly) * Tile.ROWS);
    }

    private int chunks(int rows) {
        int each = chunkRows(rows);
        return (rows + each - 1) / each;
    }

    private void chunk(Tile tile, int number) {
        float[] gradient = gradients[number];
        java.util.Arrays.fill(gradient, 0f);
        int end = Math.min(batchFrom + (number + 1) * chunkRows, batchTo);
        double sum = 0;
        for (int from = batchFrom + number * chunkRows; from < end; from += Tile.ROWS) {
            sum += tileStep(tile, gradient, from, Math.min(from + Tile.ROWS, end));
        }
        squaredErrors[number] = sum;
    }

    private double tileStep(Tile tile, float[] gradient, int from, int to) {
        boolean shuffled = order.length > 0;
        if (shuffled) {
            tile.gather(training.features(), order, from, to);
        } else {
            tile.copy(training.features(), from, to);
        }
        int rows = to - from;
        float[] outputs = tile.forward(parameters, rows);
        float[] deltas = tile.outputDeltas();
        float[] target = training.target();
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            float error = outputs[r] - target[shuffled ? order[from + r] : from + r];
            deltas[r] = error;
            sum += (double) error * error;
        }
        tile.backward(parameters, transposed, gradient, rows);
        return sum;
    }

    private void update(Tile tile, int range) {
        int from = range * UPDATE_RANGE;
        int to = Math.min(from + UPDATE_RANGE, layout.size());
        for (int c = 1; c < chunks; c++) {
            kernels.add(gradients[0], gradients[c], from, to);
        }
        kernels.adam(parameters, gradients[0], m, v, from, to, scale, stepSize, rootCorrection);
    }

    private void transpose() {
        for (int l = 1; l < layout.layers().size() - 1; l++) {
            DenseLayout.Layer layer = layout.layers().get(l);
            for (int n = 0; n < layer.units(); n++) {
                for (int k = 0; k < layer.inputs(); k++) {
                    transposed[l][n * layer.inputStride() + k] = parameters[layer.w() + k * layer.paddedUnits() + n];
                }
            }
        }
    }

    /** The outputs for other rows, with the parameters as they are now. */
    void predict(float[] features, float[] predicted) {
        Tile.predict(team, features, parameters, predicted);
    }

    @Override
    public void close() {
        team.close();
    }
}
