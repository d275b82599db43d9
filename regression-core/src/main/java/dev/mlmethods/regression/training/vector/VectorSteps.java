package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSteps;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** The steps of a training, computed by {@link DenseTraining}; {@link #writeBack} gives the network the result. */
final class VectorSteps implements TrainingSteps {
    private final MultiLayerNetwork network;
    private final DenseTraining state;
    private final ScaledDataset training;
    private final int batchRows;
    private final TorchRandom shuffles;
    private int t;
    private float[] predicted = {};
    private float @Nullable [] keptParameters;
    private float @Nullable [] keptMoments;
    private int keptT;
    private int keptEpochs;

    VectorSteps(MultiLayerNetwork network, DenseTraining state, ScaledDataset training, int batchRows, long seed) {
        this.network = network;
        this.state = state;
        this.training = training;
        this.batchRows = batchRows;
        this.shuffles = new TorchRandom(seed);
        this.t = network.getIterationCount();
        state.load(Networks.parameters(network), Networks.updaterState(network));
    }

    @Override
    public double trainEpoch() {
        int[] order = batchRows == training.rows() ? new int[0] : shuffles.permutation(training.rows());
        double squaredErrors = 0;
        for (int from = 0; from < training.rows(); from += batchRows) {
            squaredErrors += state.step(order, from, Math.min(from + batchRows, training.rows()), ++t);
        }
        return squaredErrors / training.rows();
    }

    @Override
    public float[] predict(ScaledDataset dataset) {
        if (predicted.length != dataset.rows()) {
            predicted = new float[dataset.rows()];
        }
        state.predict(dataset.features(), predicted);
        return predicted;
    }

    /** DL4J's listeners hear of each epoch's last iteration, with the network as it is then. */
    @Override
    public void epochEnded(EpochLoss loss) {
        if (!network.getListeners().isEmpty()) {
            writeBack();
            network.setScore(loss.loss());
            network.getListeners().forEach(listener -> {
                listener.onEpochStart(network);
                listener.iterationDone(network, t - 1, network.getEpochCount());
                listener.onEpochEnd(network);
            });
        }
        network.incrementEpochCount();
    }

    @Override
    public void keepState() {
        keptParameters = state.parameters();
        keptMoments = state.moments();
        keptT = t;
        keptEpochs = network.getEpochCount();
    }

    @Override
    public void restoreState() {
        if (keptParameters == null) {
            throw new IllegalStateException("no state was kept");
        }
        state.load(keptParameters, keptMoments);
        t = keptT;
        network.setEpochCount(keptEpochs);
    }

    @Override
    public float[] parameters() {
        return state.parameters();
    }

    /** Gives the network the weights, the optimizer's state and the count of the updates. */
    void writeBack() {
        Networks.setState(network, state.parameters(), state.moments());
        network.setIterationCount(t);
    }
}
