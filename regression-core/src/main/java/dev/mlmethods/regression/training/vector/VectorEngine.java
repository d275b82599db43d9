package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoop;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Dense networks on the CPU: fast, and the same bits everywhere. Everything that a {@link NetworkSpec} and a {@link TrainingSpec}
 * can say is supported.
 */
public final class VectorEngine implements TrainingEngine {
    /** Predictions that take fewer operations are sooner made than the kernels of the Vector API compiled. */
    private static final long QUICK = 1L << 30;

    private final Rehearsal rehearsal;
    private final NetworkSpec spec;
    private final int threads;

    /**
     * The engine for a network.
     *
     * @param threads at least 1; no result depends on it
     */
    public VectorEngine(NetworkSpec spec, int threads) {
        this(new Rehearsal(), spec, threads);
    }

    /** The engine with certain kernels. */
    VectorEngine(Kernels kernels, NetworkSpec spec, int threads) {
        this(Rehearsal.over(kernels), spec, threads);
    }

    private VectorEngine(Rehearsal rehearsal, NetworkSpec spec, int threads) {
        this.rehearsal = rehearsal;
        this.spec = spec;
        this.threads = threads;
    }

    /**
     * Begins to compile, in the background, what {@link #train} will need. Without it, the training itself begins that; results
     * don't depend on it.
     */
    public void prepare(TrainingSpec trainingSpec) {
        rehearsal.start(spec, trainingSpec);
    }

    @Override
    public String name() {
        return EngineName.VECTOR.parameterName();
    }

    @Override
    public TrainingHistory train(
            MultiLayerNetwork network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec trainingSpec,
            TrainingListener listener) {
        check(network, training.columns(), training.outputs());
        prepare(trainingSpec);
        rehearsal.await();
        EpochLoop loop = new EpochLoop(trainingSpec, validation, listener);
        int batchRows = trainingSpec.batchSize().rowsOf(training.rows());
        try (DenseTraining state = new DenseTraining(rehearsal, spec, trainingSpec, training, batchRows, threads)) {
            VectorSteps steps = new VectorSteps(network, state, training, trainingSpec);
            TrainingHistory history = loop.run(steps);
            steps.writeBack();
            return history;
        }
    }

    @Override
    public float[] predict(MultiLayerNetwork network, float[] features, int columns) {
        int outputs = network.layerSize(network.getnLayers() - 1);
        check(network, columns, outputs);
        if (features.length / columns * spec.parameterCount(columns, outputs) > QUICK) {
            prepare(TrainingSpec.defaults());
            rehearsal.await();
        }
        return new DensePredictor(spec, columns, outputs, Networks.parameters(network), threads)
                .predict(rehearsal, features);
    }

    /** The network may have been built by others than {@link Networks}. */
    private void check(MultiLayerNetwork network, int columns, int outputs) {
        for (Layer layer : network.getLayers()) {
            var configuration = layer.conf().getLayer();
            if (!(configuration instanceof DenseLayer || configuration instanceof OutputLayer)) {
                throw new RegressionException("engine is vector, which has no "
                        + configuration.getClass().getSimpleName() + "; use dense layers, or engine=dl4j.");
            }
        }
        if (network.numParams() != spec.parameterCount(columns, outputs)) {
            throw new RegressionException("engine is vector, and the network has " + network.numParams()
                    + " parameters, but its specification needs " + spec.parameterCount(columns, outputs) + " for "
                    + columns + " features and " + outputs
                    + " outputs. Build the network from the specification, with biases, or use engine=dl4j.");
        }
    }
}
