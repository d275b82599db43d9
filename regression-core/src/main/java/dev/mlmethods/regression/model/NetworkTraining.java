package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.training.Divergence;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One training of one network on prepared data, which can be measured at its end and at its checkpoints. */
public final class NetworkTraining {
    private final PreparedData data;
    private final Specification specification;
    private final TrainingEngine engine;
    private final NetworkState initial;

    /**
     * Creates a network with its initial weights.
     *
     * @param data prepared as the specification says
     * @param specification the architecture, and how it is trained
     * @param engine for that specification
     */
    public NetworkTraining(PreparedData data, Specification specification, TrainingEngine engine) {
        this.data = data;
        this.specification = specification;
        this.engine = engine;
        this.initial = NetworkState.initial(
                specification.network(),
                data.training().columns(),
                specification.training().seed());
    }

    /**
     * Trains the network.
     *
     * @param listener is told of each epoch, and may end the training at a checkpoint
     * @return the network after the training, and the losses of each epoch
     * @throws dev.mlmethods.regression.training.DivergenceException if the training diverges
     */
    public TrainedNetwork run(TrainingListener listener) {
        return engine.train(initial, data.training(), data.validation(), specification.training(), listener);
    }

    /**
     * {@return the metrics of a network}
     *
     * @param network the one that {@link #run} returns, or one at a checkpoint before that
     * @param epoch the epoch whose weights the network has, counted from 1
     * @throws dev.mlmethods.regression.training.DivergenceException if a weight is not finite, or a prediction for a training row isn't; test
     *     rows don't matter here
     */
    public FitMetrics measure(NetworkState network, int epoch) {
        Divergence divergence = new Divergence(specification.training());
        divergence.check(network.parameters(), epoch);
        NetworkPredictor predictor = predictor(network);
        float[] training = outputs(network, data.training());
        Dataset validation = data.split().validation();
        Dataset test = data.split().test();
        FitMetrics metrics = new FitMetrics(
                loss(training),
                metrics(data.split().training(), predictor, training),
                validation == null || data.validation() == null
                        ? null
                        : metrics(validation, predictor, outputs(network, data.validation())),
                RegressionMetrics.of(test, predictor.predictAll(test.features())));
        divergence.checkPredictions(metrics.train().rmse(), epoch);
        return metrics;
    }

    /**
     * {@return the predictions for the validation rows, in the unit of the target}
     *
     * @param network as for {@link #measure}
     * @param epoch as for {@link #measure}
     * @throws dev.mlmethods.regression.training.DivergenceException if a weight or a prediction is not finite
     * @throws NullPointerException if there are no validation rows
     */
    public double[] predictValidation(NetworkState network, int epoch) {
        Divergence divergence = new Divergence(specification.training());
        divergence.check(network.parameters(), epoch);
        Dataset validation = Objects.requireNonNull(data.split().validation(), "no validation rows");
        double[] predicted = predictor(network)
                .preparation()
                .inverse(outputs(network, Objects.requireNonNull(data.validation(), "no validation rows")));
        divergence.checkPredictions(RegressionMetrics.of(validation, predicted).rmse(), epoch);
        return predicted;
    }

    /**
     * {@return the mean loss over the training rows with the initial weights, without dropout} It is in the terms of
     * {@link dev.mlmethods.regression.training.EpochLoss}. {@link #measure} has the later loss.
     */
    public double initialLoss() {
        return loss(outputs(initial, data.training()));
    }

    NetworkPredictor predictor(NetworkState network) {
        return new NetworkPredictor(engine, network, data.preparation());
    }

    private float[] outputs(NetworkState network, ScaledDataset rows) {
        return engine.predict(network, rows);
    }

    private double loss(float[] outputs) {
        return data.training().meanLoss(specification.training().loss(), outputs);
    }

    private static RegressionMetrics metrics(Dataset rows, NetworkPredictor predictor, float[] outputs) {
        return RegressionMetrics.of(
                rows,
                DoubleColumn.computed(
                        outputs.length,
                        rows.features().memory(),
                        (from, to) -> predictor.preparation().inverse(Arrays.copyOfRange(outputs, from, to))));
    }

    /**
     * How good a network is.
     *
     * @param loss the mean loss over the rows that it was trained on, like {@link #initialLoss}
     * @param train on the rows that it was trained on
     * @param validation on those set aside; null if there are none
     * @param test on those held out
     */
    public record FitMetrics(
            double loss, RegressionMetrics train, @Nullable RegressionMetrics validation, RegressionMetrics test) {}
}
