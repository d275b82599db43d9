package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoop;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.training.vector.VectorEngine;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's forward and backward pass and its updater, on whatever ND4J backend is on the class path. It is the reference. The predictions of a trained
 * network are computed by the other engine.
 */
public final class Dl4jEngine implements TrainingEngine {
    private final String backend;
    private final VectorEngine predictions;

    private Dl4jEngine(String backend, VectorEngine predictions) {
        this.backend = backend;
        this.predictions = predictions;
    }

    /**
     * {@return the engine for a network and a loss}
     *
     * @param network the architecture that it trains
     * @param loss what its trainings minimize: mse or mae
     * @param predictions computes what networks predict
     * @throws RegressionException if DL4J doesn't have that activation or loss, or isn't on the class path with a backend of ND4J
     */
    public static Dl4jEngine of(NetworkSpec network, LossSpec loss, VectorEngine predictions) {
        requireActivation(network);
        requireLoss(loss);
        return new Dl4jEngine(Dl4jBackend.name(), predictions);
    }

    private static void requireActivation(NetworkSpec network) {
        if (network.activation() == Activation.GELU) {
            throw new RegressionException(
                    "engine is dl4j, which has no activation gelu; use quickGelu, silu or mish, or engine=vector.");
        }
    }

    private static void requireLoss(LossSpec loss) {
        switch (loss.loss()) {
            case MSE, MAE -> {}
            case HUBER ->
                throw new RegressionException(
                        "engine is dl4j, which has no loss huber; use mse or mae, or engine=vector.");
        }
    }

    @Override
    public String name() {
        return EngineName.DL4J.parameterName();
    }

    @Override
    public String backend() {
        return backend;
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Dl4jEngine withThreads(int threads) {
        return this;
    }

    @Override
    public Dl4jEngine forNetwork(NetworkSpec network) {
        requireActivation(network);
        return new Dl4jEngine(backend, predictions.forNetwork(network));
    }

    @Override
    public TrainedNetwork train(
            NetworkState network,
            ScaledDataset training,
            @Nullable ScaledDataset validation,
            TrainingSpec spec,
            TrainingListener listener) {
        requireActivation(network.spec());
        requireLoss(spec.loss());
        EpochLoop loop = new EpochLoop(spec, validation, listener);
        Dl4jSteps steps = new Dl4jSteps(network, training, spec);
        // Dropout draws from ND4J's generator, which uses the clock instead of a seed of 0; creating a network sets it
        // anew.
        Nd4j.getRandom().setSeed(spec.seed() + 1);
        return loop.run(steps);
    }

    @Override
    public float[] predict(NetworkState network, float[] features) {
        return predictions.predict(network, features);
    }
}
