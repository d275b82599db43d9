package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.network.NetworkTooLargeException;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoop;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Dense networks on the CPU: fast, and the same bits everywhere. Everything that a {@link NetworkSpec} and a {@link TrainingSpec}
 * can say is supported.
 */
public final class VectorEngine implements TrainingEngine {
    /** Predictions that take fewer operations are made faster than the kernels of the Vector API are compiled. */
    private static final long QUICK = 1L << 30;

    /** Enough for a rehearsal to end if everything is compiled. */
    private static final long LEAST_PATIENCE_MILLIS = 5;

    /** A JVM that compiles the kernels takes 0.2 to 0.5 s for them. */
    private static final long MOST_PATIENCE_MILLIS = 1_000;

    /** For each network that this engine or one that was made from it is for. */
    private final Map<NetworkSpec, Rehearsal> rehearsals;

    private final Rehearsal rehearsal;
    private final NetworkSpec spec;
    private final int threads;

    /**
     * The engine for a network.
     *
     * @param threads at least 1; no result depends on it
     */
    public VectorEngine(NetworkSpec spec, int threads) {
        this(new ConcurrentHashMap<>(), spec, threads);
    }

    /** The engine with certain kernels. */
    VectorEngine(Kernels kernels, NetworkSpec spec, int threads) {
        this(new ConcurrentHashMap<>(Map.of(spec, Rehearsal.over(kernels))), spec, threads);
    }

    private VectorEngine(Map<NetworkSpec, Rehearsal> rehearsals, NetworkSpec spec, int threads) {
        this.rehearsals = rehearsals;
        this.rehearsal = rehearsals.computeIfAbsent(spec, missing -> new Rehearsal());
        this.spec = spec;
        this.threads = threads;
    }

    /**
     * Begins to compile, in the background, what {@link #train} will need. Without this call, the training itself begins that; results don't depend
     * on it.
     */
    public void prepare(TrainingSpec trainingSpec) {
        rehearsal.start(spec, trainingSpec);
    }

    @Override
    public String name() {
        return EngineName.VECTOR.parameterName();
    }

    @Override
    public String backend() {
        return "CpuBackend";
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public VectorEngine withThreads(int other) {
        return new VectorEngine(rehearsals, spec, other);
    }

    @Override
    public VectorEngine forNetwork(NetworkSpec network) {
        return new VectorEngine(rehearsals, network, threads);
    }

    @Override
    public TrainedNetwork train(
            NetworkState network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec trainingSpec,
            TrainingListener listener) {
        check(network, training.columns(), training.outputs());
        prepare(trainingSpec);
        rehearsal.await(patience((double) training.rows() * network.parameters().length * trainingSpec.epochs()));
        EpochLoop loop = new EpochLoop(trainingSpec, validation, listener);
        int batchRows = trainingSpec.batchSize().rowsOf(training.rows());
        try (DenseTraining state = new DenseTraining(rehearsal, spec, trainingSpec, training, batchRows, threads)) {
            return loop.run(new VectorSteps(network, state, training, trainingSpec));
        } catch (NetworkTooLargeException e) {
            throw tooLarge(e);
        }
    }

    @Override
    public float[] predict(NetworkState network, float[] features) {
        check(network, network.inputs(), network.outputs());
        if (features.length / network.inputs() * (long) network.parameters().length > QUICK) {
            prepare(TrainingSpec.defaults());
            rehearsal.await(LEAST_PATIENCE_MILLIS);
        }
        try {
            return new DensePredictor(spec, network.inputs(), network.outputs(), network.parameters(), threads)
                    .predict(rehearsal, features);
        } catch (NetworkTooLargeException e) {
            throw tooLarge(e);
        }
    }

    /**
     * How long a training waits for the compiled kernels, in milliseconds: a quarter of what it would take with the scalar ones, at about 1 ns for a row,
     * parameter and epoch. Scalar kernels would do little meanwhile but keep the processors from compiling the others.
     */
    private static long patience(double rowsTimesParametersTimesEpochs) {
        double quarter = rowsTimesParametersTimesEpochs / 4e6;
        return Math.max(LEAST_PATIENCE_MILLIS, (long) Math.min(quarter, MOST_PATIENCE_MILLIS));
    }

    private static RegressionException tooLarge(NetworkTooLargeException e) {
        return new RegressionException(
                "The network is too large for the engine vector: it needs more than 8 GiB for weights,"
                        + " gradients and activations. Use narrower hiddenLayers, or engine=dl4j.",
                e);
    }

    private void check(NetworkState network, int columns, int outputs) {
        if (!network.spec().equals(spec) || network.inputs() != columns || network.outputs() != outputs) {
            throw new IllegalArgumentException("The network has " + network.inputs() + " features and "
                    + network.outputs() + " outputs and is a " + network.spec() + ", but the engine is asked for "
                    + columns + " features and " + outputs + " outputs and a " + spec + ".");
        }
    }
}
