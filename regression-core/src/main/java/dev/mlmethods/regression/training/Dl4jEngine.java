package dev.mlmethods.regression.training;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.Networks;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's forward and backward pass and its updater, on whatever ND4J backend is on the class path. The reference. */
final class Dl4jEngine implements TrainingEngine {
    /**
     * The engine for a loss.
     *
     * @throws RegressionException if DL4J doesn't have it
     */
    Dl4jEngine(LossSpec loss) {
        requireLoss(loss);
    }

    private static void requireLoss(LossSpec loss) {
        if (loss.loss() == Loss.HUBER) {
            throw new RegressionException("engine is dl4j, which has no loss huber; use mse or mae, or engine=vector.");
        }
    }

    @Override
    public String name() {
        return EngineName.DL4J.parameterName();
    }

    @Override
    public TrainingHistory train(
            MultiLayerNetwork network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec spec,
            TrainingListener listener) {
        requireLoss(spec.loss());
        // Dropout draws from ND4J's generator, which takes the clock for a seed of 0.
        Nd4j.getRandom().setSeed(spec.seed() + 1);
        EpochLoop loop = new EpochLoop(spec, validation, listener);
        try (Dl4jSteps steps = new Dl4jSteps(network, training, spec)) {
            return loop.run(steps);
        } finally {
            release(network);
        }
    }

    /** Lets go of the last batch; {@code network.clear()} would throw away the updater's state, too. */
    private static void release(MultiLayerNetwork network) {
        network.setInput(null);
        network.setLabels(null);
        network.clearLayersStates();
    }

    @Override
    public float[] predict(MultiLayerNetwork network, float[] features, int columns) {
        return Networks.predict(network, features, columns);
    }
}
