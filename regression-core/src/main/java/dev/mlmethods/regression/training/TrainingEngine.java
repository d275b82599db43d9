package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkState;
import org.jspecify.annotations.Nullable;

/** Trains networks, and computes what they predict. */
public interface TrainingEngine {
    /** The engine's name, as {@link EngineName#parameterName} spells it. */
    String name();

    /** What it trains on, as ND4J names it: {@code CpuBackend}, the processor, or {@code JCublasBackend}, an NVIDIA GPU. */
    String backend();

    /**
     * Trains a network further, from the parameters, the optimizer's state and the counts that it has.
     *
     * @param network with the features and targets of the rows; it is left unchanged
     * @param validation rows on which the loss is taken every {@code evaluateEvery} epochs; null for none
     * @throws dev.mlmethods.regression.RegressionException if the engine cannot train that way, if the training may stop early
     *     but there are no validation rows, or if it diverges: a loss or a weight that isn't a number
     */
    TrainedNetwork train(
            NetworkState network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec spec,
            TrainingListener listener);

    /**
     * A network's output. The same bits, whichever engine trained the network.
     *
     * @param features scaled, rows x inputs, row by row
     * @return rows x outputs, row by row
     */
    float[] predict(NetworkState network, float[] features);
}
