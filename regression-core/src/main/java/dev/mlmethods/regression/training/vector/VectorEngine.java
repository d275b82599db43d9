package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.Divergence;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** Dense networks on the CPU: fast, and the same bits everywhere. */
public final class VectorEngine implements TrainingEngine {
    private final Kernels kernels;
    private final NetworkSpec spec;
    private final Rectifier activation;
    private final int threads;

    /**
     * The engine for a network.
     *
     * @param threads at least 1; no result depends on it
     * @throws RegressionException if this engine cannot train it
     */
    public VectorEngine(NetworkSpec spec, int threads) {
        this(KernelChoice.best(), spec, threads);
    }

    VectorEngine(Kernels kernels, NetworkSpec spec, int threads) {
        this.kernels = kernels;
        this.spec = spec;
        this.activation = rectifier(spec);
        this.threads = threads;
    }

    /** Whether the engine can train such a network: relu, leakyRelu or identity, and at least one hidden layer. */
    public static boolean supports(NetworkSpec spec) {
        return !spec.hiddenLayers().isEmpty()
                && switch (spec.activation()) {
                    case RELU, LEAKY_RELU, IDENTITY -> true;
                    case ELU, TANH, SIGMOID, SOFTPLUS, GELU -> false;
                };
    }

    static Rectifier rectifier(NetworkSpec spec) {
        if (spec.hiddenLayers().isEmpty()) {
            throw new RegressionException(
                    "engine is vector, which needs a hidden layer; set hiddenLayers, or engine=dl4j.");
        }
        return switch (spec.activation()) {
            case RELU -> new Rectifier(0f);
            case LEAKY_RELU -> new Rectifier(0.01f);
            case IDENTITY -> new Rectifier(1f);
            case ELU, TANH, SIGMOID, SOFTPLUS, GELU ->
                throw new RegressionException("engine is vector, which has no activation "
                        + spec.activation().parameterName() + "; use relu, leakyRelu or identity, or engine=dl4j.");
        };
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
        int batchRows = trainingSpec.batchSize().rowsOf(training.rows());
        DenseLayout layout = new DenseLayout(spec, training.columns());
        Divergence divergence = new Divergence(trainingSpec);
        List<EpochLoss> losses = new ArrayList<>();
        float[] validated = new float[validation == null ? 0 : validation.rows()];
        long start = System.nanoTime();
        try (DenseTraining state = new DenseTraining(
                kernels, layout, activation, training, batchRows, threads, trainingSpec.learningRate())) {
            state.load(Networks.parameters(network), Networks.updaterState(network));
            TorchRandom shuffles = new TorchRandom(trainingSpec.seed());
            int t = network.getIterationCount();
            for (int epoch = 1; epoch <= trainingSpec.epochs(); epoch++) {
                int[] order = batchRows == training.rows() ? new int[0] : shuffles.permutation(training.rows());
                double squaredErrors = 0;
                for (int from = 0; from < training.rows(); from += batchRows) {
                    squaredErrors += state.step(order, from, Math.min(from + batchRows, training.rows()), ++t);
                }
                EpochLoss loss = new EpochLoss(
                        epoch, squaredErrors / training.rows(), validationLoss(state, validation, validated));
                divergence.check(loss);
                losses.add(loss);
                if (!network.getListeners().isEmpty()) {
                    tellListeners(network, state, t, loss);
                }
                network.incrementEpochCount();
                listener.epochEnded(loss);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            divergence.check(state.parameters());
            writeBack(network, state, t);
            return new TrainingHistory(losses, seconds);
        }
    }

    @Override
    public float[] predict(MultiLayerNetwork network, float[] features, int columns) {
        return new DensePredictor(spec, columns, Networks.parameters(network), threads).predict(features);
    }

    private static void writeBack(MultiLayerNetwork network, DenseTraining state, int t) {
        Networks.setState(network, state.parameters(), state.moments());
        network.setIterationCount(t);
    }

    /** DL4J's listeners hear of each epoch's last iteration, with the network as it is then. */
    private static void tellListeners(MultiLayerNetwork network, DenseTraining state, int t, EpochLoss loss) {
        writeBack(network, state, t);
        network.setScore(loss.loss());
        network.getListeners().forEach(listener -> {
            listener.onEpochStart(network);
            listener.iterationDone(network, t - 1, network.getEpochCount());
            listener.onEpochEnd(network);
        });
    }

    private static @Nullable Double validationLoss(
            DenseTraining state, @Nullable ScaledDataset validation, float[] predicted) {
        if (validation == null) {
            return null;
        }
        state.predict(validation.features(), predicted);
        return validation.meanSquaredError(predicted);
    }
}
