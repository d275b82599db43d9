package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.training.TrainingSteps;

/** The steps of a training, computed by {@link DenseTraining}. */
final class VectorSteps implements TrainingSteps {
    private final NetworkState start;
    private final DenseTraining state;
    private final ScaledDataset training;
    private final TrainingSpec spec;
    private final int batchRows;
    private final int updatesPerEpoch;
    private final TorchRandom shuffles;
    /** Filled anew for each epoch; empty if the rows keep their order. */
    private final int[] order;
    /** The number of the last update of the network. */
    private int t;
    /** The number of the next update in this training. */
    private int update;
    /** How many epochs the network has had. */
    private int epochs;

    private float[] predicted = {};

    /** Continues from a network, which is left unchanged. */
    VectorSteps(NetworkState start, DenseTraining state, ScaledDataset training, TrainingSpec spec) {
        this.start = start;
        this.state = state;
        this.training = training;
        this.spec = spec;
        this.batchRows = spec.batchSize().rowsOf(training.rows());
        this.updatesPerEpoch = spec.batchSize().batchesOf(training.rows());
        this.shuffles = new TorchRandom(spec.seed());
        this.order = new int[batchRows == training.rows() ? 0 : training.rows()];
        this.t = start.iterations();
        this.epochs = start.epochs();
        state.load(start.parameters(), start.updaterState());
    }

    @Override
    public double trainEpoch() {
        int rows = training.rows();
        shuffles.fillPermutation(order);
        double losses = 0;
        for (int from = 0; from < rows; from += batchRows) {
            double rate = spec.schedule().learningRate(spec.learningRate(), spec.epochs(), updatesPerEpoch, update++);
            losses += state.step(order, from, Math.min(from + batchRows, rows), ++t, rate);
        }
        epochs++;
        return losses / ((double) rows * training.outputs());
    }

    @Override
    public float[] predict(ScaledDataset dataset) {
        int length = dataset.rows() * dataset.outputs();
        if (predicted.length != length) {
            predicted = new float[length];
        }
        dataset.forEachBlock((from, features) -> {
            int rows = features.length / dataset.columns();
            if (rows == dataset.rows()) {
                state.predict(features, rows, predicted);
                return;
            }
            float[] ofBlock = new float[rows * dataset.outputs()];
            state.predict(features, rows, ofBlock);
            System.arraycopy(ofBlock, 0, predicted, from * dataset.outputs(), ofBlock.length);
        });
        return predicted;
    }

    @Override
    public NetworkState network() {
        return new NetworkState(
                start.spec(), start.inputs(), start.outputs(), state.parameters(), state.state(), t, epochs);
    }
}
