package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;
import java.util.function.Supplier;

/** Predicts with the engine's kernels: a row's prediction is the same to the bit whatever rows and threads are beside it. */
final class DensePredictor {
    private final DenseLayout layout;
    private final NetworkSpec spec;
    private final float[] dl4jParameters;
    private final int threads;

    /**
     * A predictor.
     *
     * @param dl4jParameters all weights and biases, in the order of {@link dev.mlmethods.regression.network.NetworkState}
     * @param threads at least 1
     */
    DensePredictor(NetworkSpec spec, int features, int outputs, float[] dl4jParameters, int threads) {
        this.layout = new DenseLayout(spec, features, outputs);
        this.spec = spec;
        this.dl4jParameters = dl4jParameters;
        this.threads = threads;
    }

    /**
     * The network's output for scaled rows.
     *
     * @param features rows x columns, row by row
     * @return rows x outputs, row by row
     */
    float[] predict(Supplier<Kernels> kernels, float[] features) {
        int rows = features.length / layout.features();
        Memory memory = new Memory();
        int parameters = memory.reserve(layout.size());
        Tile[] tiles = Tile.several(memory, layout, spec, null, threads, Tile.count(rows));
        float[] x = memory.allocate();
        layout.load(dl4jParameters, 0, x, parameters);
        float[] predicted = new float[Math.multiplyExact(rows, layout.outputs())];
        try (ThreadTeam team = new ThreadTeam(tiles)) {
            Tile.predict(team, kernels, x, parameters, features, rows, predicted);
        }
        return predicted;
    }
}
