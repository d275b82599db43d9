package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import org.jspecify.annotations.Nullable;

/** Trains networks, and computes what they predict. */
public interface TrainingEngine {
    /** {@return the engine's name, as {@link EngineName#parameterName} spells it} */
    String name();

    /** {@return what it trains on, as ND4J names it: {@code CpuBackend}, the processor, or {@code JCublasBackend}, an NVIDIA GPU} */
    String backend();

    /** {@return how many threads it computes with; 1 if that isn't its own choice} */
    int threads();

    /**
     * {@return the same engine with other threads, which shares what is compiled}
     *
     * @param threads at least 1; an engine that doesn't choose its threads ignores it
     */
    TrainingEngine withThreads(int threads);

    /**
     * {@return the same engine for another network}
     *
     * @param network the architecture to train and to predict with
     * @throws dev.mlmethods.regression.RegressionException if the engine doesn't have its activation
     */
    TrainingEngine forNetwork(NetworkSpec network);

    /**
     * Trains a network further, from the parameters, the optimizer's state and the counts that it has.
     *
     * @param network with as many features and targets as the rows have; it is left unchanged
     * @param training the rows to train on
     * @param validation rows on which the loss is taken every {@code evaluateEvery} epochs; null for none
     * @param spec how to train, except for the target scaling and the engine, which are already applied
     * @param listener is told of each epoch, and may end the training at a checkpoint
     * @return the network after the training, and the losses of each epoch
     * @throws dev.mlmethods.regression.RegressionException if the engine cannot train that way, if the training may stop early but there are no
     *     validation rows, or if it diverges: a loss or a weight that is not finite
     */
    TrainedNetwork train(
            NetworkState network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec spec,
            TrainingListener listener);

    /**
     * Computes what a network predicts. The predictions have the same bits, whichever engine trained the network.
     *
     * @param network in any state of its training
     * @param features scaled, rows x inputs, row by row
     * @return rows x outputs, row by row
     */
    float[] predict(NetworkState network, float[] features);

    /**
     * Computes what a network predicts for rows that may be in a file.
     *
     * @param network in any state of its training
     * @param rows of which only the features are read
     * @return rows x outputs, row by row, as for the {@link ScaledDataset#features features} in an array
     */
    default float[] predict(NetworkState network, ScaledDataset rows) {
        if (rows.isInMemory()) {
            return predict(network, rows.features());
        }
        float[] predicted = new float[Math.multiplyExact(rows.rows(), network.outputs())];
        rows.forEachBlock((from, features) -> {
            float[] ofBlock = predict(network, features);
            System.arraycopy(ofBlock, 0, predicted, from * network.outputs(), ofBlock.length);
        });
        return predicted;
    }
}
