package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoop;
import dev.mlmethods.regression.training.LearningRateSchedule;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
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

    /**
     * Whether the engine can train such a network in that way: relu, leakyRelu or identity, at least one hidden layer and no dropout;
     * the mean squared error and Adam at a constant rate, without decay and clipping.
     */
    public static boolean supports(NetworkSpec spec, TrainingSpec training) {
        return supports(training)
                && spec.dropout() == 0
                && !spec.hiddenLayers().isEmpty()
                && switch (spec.activation()) {
                    case RELU, LEAKY_RELU, IDENTITY -> true;
                    case ELU, TANH, SIGMOID, SOFTPLUS, GELU -> false;
                };
    }

    private static boolean supports(TrainingSpec training) {
        return training.loss().loss() == Loss.MSE
                && training.optimizer().optimizer() == Optimizer.ADAM
                && training.optimizer().weightDecay() == 0
                && training.optimizer().maxGradientNorm() == 0
                && training.schedule().learningRateSchedule() == LearningRateSchedule.CONSTANT
                && training.schedule().warmupEpochs() == 0;
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
        if (!supports(trainingSpec)) {
            throw new RegressionException("engine is vector, which has only the loss mse and the optimizer adam at a"
                    + " constant rate, without weightDecay and maxGradientNorm; use engine=dl4j.");
        }
        if (spec.dropout() > 0) {
            throw new RegressionException("engine is vector, which has no dropout; use engine=dl4j.");
        }
        EpochLoop loop = new EpochLoop(trainingSpec, validation, listener);
        int batchRows = trainingSpec.batchSize().rowsOf(training.rows());
        DenseLayout layout = new DenseLayout(spec, training.columns());
        try (DenseTraining state = new DenseTraining(
                kernels, layout, activation, training, batchRows, threads, trainingSpec.learningRate())) {
            VectorSteps steps = new VectorSteps(network, state, training, batchRows, trainingSpec.seed());
            TrainingHistory history = loop.run(steps);
            steps.writeBack();
            return history;
        }
    }

    @Override
    public float[] predict(MultiLayerNetwork network, float[] features, int columns) {
        return new DensePredictor(spec, columns, Networks.parameters(network), threads).predict(features);
    }
}
