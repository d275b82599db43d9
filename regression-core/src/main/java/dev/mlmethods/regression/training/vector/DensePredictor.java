package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.network.DenseLayout;
import dev.mlmethods.regression.predictor.network.ForwardTile;
import java.util.function.Supplier;

/**
 * Predicts many rows with several threads, in tiles, of which an application's {@link dev.mlmethods.regression.predictor.Predictor} has just one: a
 * row's prediction is the same to the bit whatever other rows and threads there are.
 */
final class DensePredictor {
    private final DenseLayout layout;
    private final NetworkSpec spec;
    private final float[] dl4jParameters;
    private final int threads;

    /**
     * A predictor.
     *
     * @param dl4jParameters all weights and biases: for each layer, w [units][inputs], then b
     * @param threads at least 1
     */
    DensePredictor(NetworkSpec spec, int features, int outputs, float[] dl4jParameters, int threads) {
        this.layout = new DenseLayout(spec.hiddenLayers(), features, outputs);
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
        ForwardTile[] tiles = new ForwardTile[Math.max(1, Math.min(threads, ForwardTile.count(rows)))];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = new ForwardTile(memory, layout, spec.activation().function());
        }
        float[] x = memory.allocate();
        layout.load(dl4jParameters, 0, x, parameters);
        float[] predicted = new float[Math.multiplyExact(rows, layout.outputs())];
        try (ThreadTeam<ForwardTile> team = new ThreadTeam<>(tiles)) {
            team.run(
                    ForwardTile.count(rows),
                    (tile, number) -> tile.predict(kernels.get(), x, parameters, features, rows, number, predicted));
        }
        return predicted;
    }
}
