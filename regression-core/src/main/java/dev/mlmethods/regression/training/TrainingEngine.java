package dev.mlmethods.regression.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** Trains a network in place. */
public interface TrainingEngine {
    /** The engine's name, as {@link EngineName#parameterName} spells it. */
    String name();

    /**
     * Trains the network and leaves its parameters, updater state and counts as they are after the last epoch, or after the best
     * one where {@link EarlyStopping} restores that. DL4J's own listeners on the network are told of each epoch, and of its
     * iterations or its last one at least.
     *
     * @param network built with the configuration of {@link Optimizers#of}
     * @param validation rows on which the loss is taken every {@code evaluateEvery} epochs; null: none
     * @throws dev.mlmethods.regression.RegressionException if the engine cannot train so, if the training may stop early
     *     but there are no validation rows, or if it diverges: a loss or a weight that is no number
     */
    TrainingHistory train(
            MultiLayerNetwork network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec spec,
            TrainingListener listener);

    /**
     * The network's output, computed as in the training.
     *
     * @param features scaled, rows x columns, row by row
     * @return rows x outputs, row by row
     */
    float[] predict(MultiLayerNetwork network, float[] features, int columns);
}
