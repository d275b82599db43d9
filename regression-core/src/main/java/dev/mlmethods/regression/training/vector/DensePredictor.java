package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;

/** Predicts with the engine's kernels: a row's prediction is the same to the bit whatever rows and threads are beside it. */
final class DensePredictor {
    private final DenseLayout layout;
    private final Rectifier activation;
    private final float[] parameters;
    private final int threads;

    /**
     * A predictor for a network that {@link VectorEngine#supports}.
     *
     * @param dl4jParameters all weights and biases, in the order of {@link dev.mlmethods.regression.network.Networks}
     * @param threads at least 1
     */
    DensePredictor(NetworkSpec spec, int features, float[] dl4jParameters, int threads) {
        this.layout = new DenseLayout(spec, features);
        this.activation = VectorEngine.rectifier(spec);
        this.parameters = new float[layout.size()];
        this.threads = threads;
        layout.load(dl4jParameters, 0, parameters);
    }

    /**
     * The network's output for scaled rows.
     *
     * @param features rows x columns, row by row
     * @return one value a row
     */
    float[] predict(float[] features) {
        int columns = layout.layers().get(0).inputs();
        float[] predicted = new float[features.length / columns];
        Tile[] tiles = Tile.several(KernelChoice.best(), layout, activation, threads, Tile.count(predicted.length));
        try (ThreadTeam team = new ThreadTeam(tiles)) {
            Tile.predict(team, features, parameters, predicted);
        }
        return predicted;
    }
}
