package dev.mlmethods.regression.engine;

import dev.mlmethods.regression.dl4j.Dl4jBackend;
import dev.mlmethods.regression.dl4j.Dl4jEngine;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.training.vector.VectorEngine;

/** The engine for a name. */
public final class TrainingEngines {
    private TrainingEngines() {}

    /**
     * {@return the engine for a network and its training} {@code auto} is {@code dl4j} if ND4J's backend for NVIDIA GPUs is on the class path
     * and runs, otherwise {@code vector}.
     *
     * @param name of the engine; the specification's engine is ignored
     * @param network the architecture to train and to predict with
     * @param training how it is trained; only the loss matters here
     * @param threads at least 1, for {@code vector}; those of {@code dl4j} are set by the environment variable {@code OMP_NUM_THREADS} before
     *     the process starts
     * @throws dev.mlmethods.regression.RegressionException if that engine cannot train the network this way, or isn't available
     */
    public static TrainingEngine of(EngineName name, NetworkSpec network, TrainingSpec training, int threads) {
        return choice(name, network, new VectorEngine(network, threads), training);
    }

    /**
     * {@return the engine that {@link #of} returns, which begins at once, in the background, to compile what it needs for the training}
     *
     * @param name of the engine; the specification's engine is ignored
     * @param network the architecture to train and to predict with
     * @param training how it is trained, which determines what is compiled
     * @param threads at least 1, for {@code vector}
     * @throws dev.mlmethods.regression.RegressionException if that engine cannot train the network this way, or isn't available
     */
    public static TrainingEngine prepared(EngineName name, NetworkSpec network, TrainingSpec training, int threads) {
        VectorEngine vector = new VectorEngine(network, threads);
        if (name != EngineName.DL4J) {
            vector.prepare(training);
        }
        return choice(name, network, vector, training);
    }

    private static TrainingEngine choice(
            EngineName name, NetworkSpec network, VectorEngine vector, TrainingSpec training) {
        return switch (name) {
            case AUTO -> Dl4jBackend.isCuda() ? Dl4jEngine.of(network, training.loss(), vector) : vector;
            case DL4J -> Dl4jEngine.of(network, training.loss(), vector);
            case VECTOR -> vector;
        };
    }
}
