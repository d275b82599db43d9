package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.training.TrainingSteps;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** The steps of a training, computed by {@link DenseTraining}; {@link #writeBack} gives the network the result. */
final class VectorSteps implements TrainingSteps {
    private final MultiLayerNetwork network;
    private final DenseTraining state;
    private final ScaledDataset training;
    private final TrainingSpec spec;
    private final int batchRows;
    private final int updatesPerEpoch;
    private final TorchRandom shuffles;
    /** Filled anew for each epoch; empty where the rows keep their order. */
    private final int[] order;
    /** The number of the last update of the network. */
    private int t;
    /** The number of the next update in this training. */
    private int update;

    private float[] predicted = {};
    private float @Nullable [] keptParameters;
    private float @Nullable [] keptState;
    private int keptT;
    private int keptUpdate;
    private int keptEpochs;

    VectorSteps(MultiLayerNetwork network, DenseTraining state, ScaledDataset training, TrainingSpec spec) {
        this.network = network;
        this.state = state;
        this.training = training;
        this.spec = spec;
        this.batchRows = spec.batchSize().rowsOf(training.rows());
        this.updatesPerEpoch = spec.batchSize().batchesOf(training.rows());
        this.shuffles = new TorchRandom(spec.seed());
        this.order = new int[batchRows == training.rows() ? 0 : training.rows()];
        this.t = network.getIterationCount();
        state.load(Networks.parameters(network), Networks.updaterState(network));
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
        return losses / ((double) rows * training.outputs());
    }

    @Override
    public float[] predict(ScaledDataset dataset) {
        int length = dataset.rows() * dataset.outputs();
        if (predicted.length != length) {
            predicted = new float[length];
        }
        state.predict(dataset.features(), dataset.rows(), predicted);
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
        keptState = state.state();
        keptT = t;
        keptUpdate = update;
        keptEpochs = network.getEpochCount();
    }

    @Override
    public void restoreState() {
        if (keptParameters == null) {
            throw new IllegalStateException("no state was kept");
        }
        state.load(keptParameters, keptState);
        t = keptT;
        update = keptUpdate;
        network.setEpochCount(keptEpochs);
    }

    @Override
    public float[] parameters() {
        return state.parameters();
    }

    @Override
    public void writeBack() {
        Networks.setState(network, state.parameters(), state.state());
        network.setIterationCount(t);
    }
}
