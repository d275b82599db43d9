package dev.mlmethods.regression.training;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.vector.VectorEngine;
import org.nd4j.linalg.factory.Nd4j;

/** The engine behind a name. */
public final class TrainingEngines {
    private TrainingEngines() {}

    /**
     * The engine for a network and its training. {@code auto} is {@code vector} where ND4J runs on the processor, too,
     * else {@code dl4j}.
     *
     * @param name of the engine; that of the specification isn't looked at
     * @param threads at least 1, for {@code vector}; those of {@code dl4j} are set by the environment variable
     *     {@code OMP_NUM_THREADS} before the process starts
     * @throws dev.mlmethods.regression.RegressionException if that engine cannot train the network so
     */
    public static TrainingEngine of(EngineName name, NetworkSpec network, TrainingSpec training, int threads) {
        return choice(name, new VectorEngine(network, threads), training);
    }

    /**
     * The same, but an engine that has to compile something for a training begins that at once, in the background: for example while
     * ND4J loads its libraries, which {@code auto} has to wait for.
     */
    public static TrainingEngine prepared(EngineName name, NetworkSpec network, TrainingSpec training, int threads) {
        VectorEngine vector = new VectorEngine(network, threads);
        if (name != EngineName.DL4J) {
            vector.prepare(training);
        }
        return choice(name, vector, training);
    }

    private static TrainingEngine choice(EngineName name, VectorEngine vector, TrainingSpec training) {
        return switch (name) {
            case AUTO -> Nd4j.getEnvironment().isCPU() ? vector : new Dl4jEngine(training.loss());
            case DL4J -> new Dl4jEngine(training.loss());
            case VECTOR -> vector;
        };
    }
}
