package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.vector.VectorEngine;
import org.nd4j.linalg.factory.Nd4j;

/** The engine behind a name. */
public final class TrainingEngines {
    private TrainingEngines() {}

    /**
     * The engine for a network. {@code auto} is {@code vector} where that can train the network and ND4J runs on the processor,
     * too, else {@code dl4j}.
     *
     * @param threads at least 1, for {@code vector}; those of {@code dl4j} are set by the environment variable
     *     {@code OMP_NUM_THREADS} before the process starts
     * @throws dev.mlmethods.regression.RegressionException if {@code vector} is asked for and cannot train the network
     */
    public static TrainingEngine of(EngineName name, NetworkSpec network, int threads) {
        return switch (name) {
            case AUTO ->
                VectorEngine.supports(network) && Nd4j.getEnvironment().isCPU()
                        ? new VectorEngine(network, threads)
                        : new Dl4jEngine();
            case DL4J -> new Dl4jEngine();
            case VECTOR -> new VectorEngine(network, threads);
        };
    }
}
