package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.network.ForwardTile;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a training and its steps. The rows of a batch are cut into {@link Chunks}; each chunk sums its gradient in the order of its rows, and
 * the sums of the chunks are added in their order. So no bit depends on which threads happen to compute them.
 */
final class DenseTraining implements AutoCloseable {
    /** The parameters of one partial sum of the gradient's norm. */
    private static final int NORM_RANGE = 1 << 14;

    /** The most blocks of one task of the update, 2^14 parameters. */
    private static final int UPDATE_BLOCKS = 16;

    private final Supplier<Kernels> kernelChoice;
    private final TrainingLayout layout;
    private final ScaledDataset training;
    /** Row by row; null if they are in a file. */
    private final float @Nullable [] features;

    private final LossFunction loss;
    private final Chunks chunks;
    private final Updater updater;
    private final ThreadTeam<Tile> team;
    private final float[] x;
    private final int parameters;
    private final int transposed;
    private final int[] gradients;
    private final double[] losses;
    private final double[] squares;
    private final List<TrainingLayout.Block> blocks;
    private final int threads;
    private final Pace pace;

    // Created once, because a method reference is an object, and a batch should leave no garbage.
    private final ObjIntConsumer<Tile> chunkTask = this::chunk;
    private final ObjIntConsumer<Tile> sumTask = this::sum;
    private final ObjIntConsumer<Tile> updateTask = this::update;

    /** How much each row counts; null if all count the same. */
    private final float @Nullable [] weights;

    private int[] order = {};
    private int batchFrom;
    private int batchTo;
    private int number;
    private int batchChunks;
    private int updateTasks;
    private boolean shared;

    /**
     * A training.
     *
     * @param batchRows the most rows of a batch
     */
    DenseTraining(
            Supplier<Kernels> kernelChoice,
            NetworkSpec network,
            TrainingSpec spec,
            ScaledDataset training,
            int batchRows,
            int threads) {
        this.kernelChoice = kernelChoice;
        this.layout = new TrainingLayout(network, training.columns(), training.outputs());
        this.training = training;
        this.features = training.isInMemory() ? training.features() : null;
        this.weights = training.weights();
        this.loss = new LossFunction(spec.loss());
        this.chunks = Chunks.of(batchRows, layout);
        int most = chunks.count(batchRows);
        Memory memory = new Memory();
        this.parameters = memory.reserve(layout.size());
        this.transposed = memory.reserve(layout.transposedSize());
        this.updater = new Updater(spec.optimizer(), memory, parameters, layout.size());
        Dropout dropout = network.dropout() == 0 ? null : new Dropout(network.dropout(), spec.seed());
        Tile[] tiles = Tile.several(memory, layout, network, dropout, threads, ForwardTile.count(training.rows()));
        this.gradients = new int[most];
        for (int c = 0; c < gradients.length; c++) {
            gradients[c] = memory.reserve(layout.size());
        }
        this.losses = new double[most];
        this.squares = new double[TrainingLayout.ceiling(layout.size(), NORM_RANGE)];
        this.blocks = layout.blocks();
        this.threads = tiles.length;
        this.pace = Pace.of(System::nanoTime, Math.min(threads, most), (long) batchRows * layout.parameters());
        this.x = memory.allocate();
        this.team = new ThreadTeam<>(tiles);
    }

    /** Takes over parameters and the optimizer's state, both in DL4J's order. */
    void load(float[] dl4jParameters, float @Nullable [] dl4jState) {
        layout.load(dl4jParameters, 0, x, parameters);
        if (dl4jState != null) {
            for (int i = 0; i < updater.state().length; i++) {
                layout.load(dl4jState, i * layout.parameters(), x, updater.state()[i]);
            }
        }
        for (TrainingLayout.Block block : blocks) {
            TrainingLayout.transpose(block, x, parameters, transposed);
        }
    }

    /** The parameters in DL4J's order. */
    float[] parameters() {
        float[] dl4j = new float[layout.parameters()];
        layout.store(x, parameters, dl4j, 0);
        return dl4j;
    }

    /** The optimizer's state in DL4J's order; null if it has none. */
    float @Nullable [] state() {
        int[] state = updater.state();
        if (state.length == 0) {
            return null;
        }
        float[] dl4j = new float[state.length * layout.parameters()];
        for (int i = 0; i < state.length; i++) {
            layout.store(x, state[i], dl4j, i * layout.parameters());
        }
        return dl4j;
    }

    /**
     * One update from the rows {@code newOrder[from]} to {@code newOrder[to - 1]}; an empty order stands for the order of the dataset.
     *
     * @param t the number of the update, counted from 1
     * @param rate its learning rate
     * @return the sum of the losses before it, over rows and outputs, each multiplied by the weight of its row
     */
    double step(int[] newOrder, int from, int to, int t, double rate) {
        order = newOrder;
        batchFrom = from;
        batchTo = to;
        number = t;
        batchChunks = chunks.count(to - from);
        shared = pace.begin();
        run(batchChunks, chunkTask);
        double sum = 0;
        for (int c = 0; c < batchChunks; c++) {
            sum += losses[c];
        }
        double norm = 0;
        if (updater.clips()) {
            run(squares.length, sumTask);
            for (double square : squares) {
                norm += square;
            }
            norm = Math.sqrt(norm);
        }
        updater.prepare(t, rate, loss.factor() / ((double) (to - from) * layout.outputs()), norm);
        // One task for each thread that has just computed a gradient and is therefore still awake: each then writes
        // only its own part of the parameters. An update of a small network takes less time than it takes to bring back
        // the cache lines that the other threads have read, several times less if the cores are far apart.
        updateTasks = Math.max(
                TrainingLayout.ceiling(blocks.size(), UPDATE_BLOCKS),
                Math.min(Math.min(batchChunks, shared ? threads : 1), blocks.size()));
        run(updateTasks, updateTask);
        pace.end();
        return sum;
    }

    private void run(int count, ObjIntConsumer<Tile> task) {
        if (shared) {
            team.run(count, task);
        } else {
            team.runAlone(count, task);
        }
    }

    private void chunk(Tile tile, int chunk) {
        int first = batchFrom + chunk * chunks.chunkRows();
        int end = Math.min(first + chunks.chunkRows(), batchTo);
        double sum = 0;
        for (int from = first; from < end; from += Kernels.ROWS) {
            int to = Math.min(from + Kernels.ROWS, end);
            if (features == null) {
                tile.read(x, training, order, from, to);
            } else if (order.length > 0) {
                tile.gather(x, features, order, from, to);
            } else {
                tile.copy(x, features, from, to);
            }
            // Asked for each tile: a large batch should not continue for long with kernels for which there are faster
            // ones.
            Kernels kernels = kernelChoice.get();
            tile.forward(kernels, x, parameters, number, from - batchFrom, to - from);
            sum += weights == null ? loss(tile, from, to) : weightedLoss(tile, from, to, weights);
            tile.backward(kernels, x, parameters, transposed, gradients[chunk], from == first, to - from);
        }
        losses[chunk] = sum;
    }

    /** Puts the derivatives of the loss into the tile; returns the sum of the losses. */
    private double loss(Tile tile, int from, int to) {
        float[] target = training.target();
        int outputs = layout.outputs();
        boolean shuffled = order.length > 0;
        double sum = 0;
        if (outputs == 1) {
            // The loop below for the usual network, whose outputs are contiguous: an inner loop that ends at once takes
            // three times as long as its body.
            int out = tile.output(0, 0) - from;
            int delta = tile.outputDelta(0, 0) - from;
            for (int i = from; i < to; i++) {
                float error = x[out + i] - target[shuffled ? order[i] : i];
                x[delta + i] = loss.derivative(error);
                sum += loss.value(error);
            }
            return sum;
        }
        for (int i = from; i < to; i++) {
            int row = (shuffled ? order[i] : i) * outputs;
            for (int n = 0; n < outputs; n++) {
                float error = x[tile.output(i - from, n)] - target[row + n];
                x[tile.outputDelta(i - from, n)] = loss.derivative(error);
                sum += loss.value(error);
            }
        }
        return sum;
    }

    /** The same for rows that don't count the same: losses and derivatives are multiplied by their weights. */
    private double weightedLoss(Tile tile, int from, int to, float[] ofRows) {
        float[] target = training.target();
        int outputs = layout.outputs();
        boolean shuffled = order.length > 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            int row = shuffled ? order[i] : i;
            float weight = ofRows[row];
            for (int n = 0; n < outputs; n++) {
                float error = x[tile.output(i - from, n)] - target[row * outputs + n];
                x[tile.outputDelta(i - from, n)] = weight * loss.derivative(error);
                sum += weight * loss.value(error);
            }
        }
        return sum;
    }

    /** Adds up the chunks' gradients of a range, and the squares of the sums. */
    private void sum(Tile tile, int range) {
        int first = range * NORM_RANGE;
        int length = Math.min(NORM_RANGE, layout.size() - first);
        addChunks(first, length);
        int from = gradients[0] + first;
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (double) x[i] * x[i];
        }
        squares[range] = sum;
    }

    private void addChunks(int from, int length) {
        Kernels kernels = kernelChoice.get();
        for (int c = 1; c < batchChunks; c++) {
            kernels.add(x, gradients[0] + from, gradients[c] + from, length);
        }
    }

    /** Updates a share of the blocks. No parameter depends on another, so the shares don't change a bit. */
    private void update(Tile tile, int task) {
        int end = (int) ((task + 1L) * blocks.size() / updateTasks);
        for (int i = (int) ((long) task * blocks.size() / updateTasks); i < end; i++) {
            TrainingLayout.Block block = blocks.get(i);
            if (!updater.clips()) {
                addChunks(block.from(), block.length());
            }
            updater.update(kernelChoice.get(), x, gradients[0], block.from(), block.length());
            TrainingLayout.transpose(block, x, parameters, transposed);
        }
    }

    /** The outputs for other rows, with the parameters as they are now. */
    void predict(float[] features, int rows, float[] predicted) {
        team.run(
                ForwardTile.count(rows),
                (tile, part) ->
                        tile.prediction().predict(kernelChoice.get(), x, parameters, features, rows, part, predicted));
    }

    @Override
    public void close() {
        team.close();
    }
}
