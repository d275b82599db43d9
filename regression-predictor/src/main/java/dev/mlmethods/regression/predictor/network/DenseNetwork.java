package dev.mlmethods.regression.predictor.network;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A network with one output that predicts scaled rows. Any number of threads may use it at once. Rows are computed in memory that is reused: as long
 * as no more than {@value #ROOMS} threads use it at once, nothing is allocated.
 */
public final class DenseNetwork {
    private static final int ROOMS = 16;

    private final DenseLayout layout;
    private final Activation activation;
    private final float[] parameters;
    private final RowPass rows;
    private final KernelTrial trial;
    private final AtomicReferenceArray<float[]> rooms = new AtomicReferenceArray<>(ROOMS);
    private final AtomicReference<TileRoom> tileRoom = new AtomicReference<>();

    /**
     * Creates a network.
     *
     * @param inputs how many it has
     * @param dl4jParameters all weights and biases: for each layer, w [units][inputs], then b
     * @param trial of the kernels for many rows
     * @throws NetworkTooLargeException if it is too large for the arrays of a JVM
     */
    public DenseNetwork(
            List<Integer> hiddenLayers, int inputs, Activation activation, float[] dl4jParameters, KernelTrial trial) {
        this.layout = new DenseLayout(hiddenLayers, inputs, 1);
        this.activation = activation;
        this.parameters = new float[layout.size()];
        layout.load(dl4jParameters, 0, parameters, 0);
        this.rows = new RowPass(layout, activation, parameters);
        this.trial = trial;
    }

    /** Memory for one row, whose inputs go at its beginning. It belongs to the caller until it is {@link #giveBack given back}. */
    public float[] rowRoom() {
        float[] room = rooms.getAndSet(slot(), null);
        return room == null ? rows.room() : room;
    }

    /** Gives back the memory of a row. */
    public void giveBack(float[] room) {
        rooms.set(slot(), room);
    }

    /** Neighboring threads have different slots. */
    private static int slot() {
        return (int) (Thread.currentThread().getId() % ROOMS);
    }

    /** The output for the row in the room. */
    public float output(float[] room) {
        return rows.output(room);
    }

    /** Memory for {@value ForwardKernels#ROWS} rows. It belongs to the caller until it is given back. */
    public TileRoom tileRoom() {
        TileRoom room = tileRoom.getAndSet(null);
        return room == null ? new TileRoom() : room;
    }

    /** Gives back the memory of a tile. */
    public void giveBack(TileRoom room) {
        tileRoom.set(room);
    }

    /** A tile and the weights, in one array. */
    public final class TileRoom {
        private final ForwardTile tile;
        private final int parametersAt;
        private final float[] x;
        private final float[] inputs = new float[layout.features()];

        private TileRoom() {
            ArrayPlan plan = new ArrayPlan();
            this.parametersAt = plan.reserve(layout.size());
            this.tile = new ForwardTile(plan, layout, activation);
            this.x = plan.allocate();
            System.arraycopy(parameters, 0, x, parametersAt, parameters.length);
        }

        /** Memory for the inputs of a row, to be {@link #put} into its place. */
        public float[] inputs() {
            return inputs;
        }

        /** Puts the row whose inputs are in {@link #inputs} into its place. */
        public void put(int row) {
            tile.put(x, row, inputs);
        }

        /** Computes the outputs of the first rows. */
        public void forward(int rows) {
            if (trial.isOver()) {
                tile.forward(trial.next(), x, parametersAt, rows);
                return;
            }
            ForwardKernels kernels = trial.next();
            long start = System.nanoTime();
            tile.forward(kernels, x, parametersAt, rows);
            trial.took(kernels, rows, System.nanoTime() - start);
        }

        /** The output of a row. */
        public float output(int row) {
            return x[tile.output(row, 0)];
        }
    }
}
