package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.TorchReference;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.Optimizers;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingEngines;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.listeners.CollectScoresListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class VectorEngineTest {
    private static final TrainingSpec SPEC = TrainingSpec.defaults();
    private static final NetworkSpec NETWORK = NetworkSpec.defaults();

    static List<TorchReference> references() {
        return TorchReference.all();
    }

    /** The order of the sums differs, so float32 rounding does: measured 6e-7 at most. */
    @ParameterizedTest
    @MethodSource("references")
    void lossesAreThoseOfTorch(TorchReference reference) {
        TrainingSpec spec = SPEC.withSeed(reference.seed());
        MultiLayerNetwork network = Networks.build(NETWORK, 8, spec.seed(), Optimizers.of(spec));
        TrainingHistory history = new VectorEngine(NETWORK, 2)
                .train(network, TrainingRows.california(), null, spec, TrainingListener.SILENT);

        for (int i = 0; i < reference.losses().size(); i++) {
            assertThat(history.epochs().get(i).loss())
                    .as("epoch %d", i + 1)
                    .isCloseTo(reference.losses().get(i), withinPercentage(1e-3));
        }
    }

    /** Awkward widths and row counts around the tile's, one update and many. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, full, relu",
        "2, 3, 17, full, leakyRelu",
        "63, 5, 16, full, relu",
        "64, 1, 33, 7, identity",
        "65, 8, 3, 64, relu",
        "130, 33, 65, 32, tanh",
        "67, 70, 31, full, sigmoid",
        "257, 4, 20, full, relu",
        "700, 2, 1, 300, leakyRelu"
    })
    void updatesAreThoseOfDl4j(int rows, int columns, int width, String batchSize, String activation) {
        NetworkSpec network = new NetworkSpec(List.of(width, 5), Activation.parse(activation), NETWORK.weightInit(), 0);
        TrainingSpec spec = SPEC.withEpochs(3).withLearningRate(0.01).withBatchSize(BatchSize.parse(batchSize));
        ScaledDataset training = TrainingRows.random(rows, columns);
        ScaledDataset validation = TrainingRows.random(70, columns);
        MultiLayerNetwork expected = Networks.build(network, columns, 3, Optimizers.of(spec));
        MultiLayerNetwork actual = Networks.build(network, columns, 3, Optimizers.of(spec));

        TrainingHistory expectedHistory = TrainingEngines.of(EngineName.DL4J, network, spec, 1)
                .train(expected, training, validation, spec, TrainingListener.SILENT);
        TrainingHistory actualHistory =
                new VectorEngine(network, 3).train(actual, training, validation, spec, TrainingListener.SILENT);

        for (int epoch = 0; epoch < 3; epoch++) {
            EpochLoss e = expectedHistory.epochs().get(epoch);
            EpochLoss a = actualHistory.epochs().get(epoch);
            // float32 sums in another order.
            assertThat(a.loss()).isCloseTo(e.loss(), withinPercentage(1e-3));
            assertThat(Objects.requireNonNull(a.validationLoss()))
                    .isCloseTo(Objects.requireNonNull(e.validationLoss()), withinPercentage(1e-3));
        }
        assertThat(actual.getIterationCount()).isEqualTo(expected.getIterationCount());
        assertThat(actual.getEpochCount()).isEqualTo(3);
    }

    @Test
    void goesOnFromTheUpdaterStateThatItLeft() {
        ScaledDataset training = TrainingRows.random(300, 4);
        TrainingSpec spec = SPEC.withEpochs(6);
        MultiLayerNetwork once = Networks.build(NETWORK, 4, 1, Optimizers.of(spec));
        MultiLayerNetwork twice = Networks.build(NETWORK, 4, 1, Optimizers.of(spec));
        VectorEngine engine = new VectorEngine(NETWORK, 1);

        engine.train(once, training, null, spec, TrainingListener.SILENT);
        engine.train(twice, training, null, spec.withEpochs(2), TrainingListener.SILENT);
        engine.train(twice, training, null, spec.withEpochs(4), TrainingListener.SILENT);

        assertThat(Networks.parametersSha256(twice)).isEqualTo(Networks.parametersSha256(once));
        assertThat(Networks.updaterState(twice)).isEqualTo(Networks.updaterState(once));
    }

    @Test
    void dl4jGoesOnFromTheStateThatItLeft() {
        ScaledDataset training = TrainingRows.random(300, 4);
        TrainingSpec spec = SPEC.withEpochs(6);
        TrainingEngine dl4j = TrainingEngines.of(EngineName.DL4J, NETWORK, spec, 1);
        MultiLayerNetwork alone = Networks.build(NETWORK, 4, 1, Optimizers.of(spec));
        MultiLayerNetwork mixed = Networks.build(NETWORK, 4, 1, Optimizers.of(spec));

        TrainingHistory expected = dl4j.train(alone, training, null, spec, TrainingListener.SILENT);
        new VectorEngine(NETWORK, 1).train(mixed, training, null, spec.withEpochs(3), TrainingListener.SILENT);
        TrainingHistory actual = dl4j.train(mixed, training, null, spec.withEpochs(3), TrainingListener.SILENT);

        assertThat(actual.last().loss()).isCloseTo(expected.last().loss(), withinPercentage(1e-3));
    }

    @Test
    void dl4jListenersHearOfEachEpochWithItsScore() {
        MultiLayerNetwork network = Networks.build(NETWORK, 4, 1, Optimizers.of(SPEC));
        CollectScoresListener scores = new CollectScoresListener(1);
        network.setListeners(scores);
        List<Double> losses = new ArrayList<>();
        new VectorEngine(NETWORK, 1)
                .train(network, TrainingRows.random(100, 4), null, SPEC.withEpochs(4), loss -> losses.add(loss.loss()));
        assertThat(scores.getListScore().toDoubleArray())
                .containsExactly(
                        losses.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void predictsARowTheSameWhateverIsBesideIt() {
        float[] features = TrainingRows.random(200, 4).features();
        float[] parameters = Networks.parameters(Networks.build(NETWORK, 4, 1, Optimizers.of(SPEC)));
        float[] all = new DensePredictor(NETWORK, 4, 1, parameters, 3).predict(KernelChoice::best, features);
        for (int row = 0; row < 200; row++) {
            float[] one = java.util.Arrays.copyOfRange(features, row * 4, row * 4 + 4);
            assertThat(new DensePredictor(NETWORK, 4, 1, parameters, 1).predict(KernelChoice::best, one))
                    .containsExactly(all[row]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isChosenForEveryActivationOnTheProcessor(Activation activation) {
        NetworkSpec network = NETWORK.withActivation(activation);
        assertThat(TrainingEngines.of(EngineName.AUTO, network, SPEC, 1).name()).isEqualTo("vector");
    }

    @Test
    void goesBackToTheBestEpochAsIfItHadBeenTheLast() {
        TrainingSpec early = SPEC.withEpochs(40)
                .withBatchSize(BatchSize.of(32))
                .withLearningRate(0.05)
                .withEarlyStopping(EarlyStopping.after(3));
        ScaledDataset training = TrainingRows.random(100, 4);
        ScaledDataset validation = ScaledDataset.of(training.features(), new float[100], 100);
        MultiLayerNetwork stopped = Networks.build(NETWORK, 4, 1, Optimizers.of(early));
        VectorEngine engine = new VectorEngine(NETWORK, 2);
        TrainingHistory history = engine.train(stopped, training, validation, early, TrainingListener.SILENT);
        int best = history.ofWeights().epoch();
        assertThat(history.epochs()).hasSize(best + 3).hasSizeLessThan(40);

        MultiLayerNetwork expected = Networks.build(NETWORK, 4, 1, Optimizers.of(early));
        TrainingSpec upToBest =
                early.withEarlyStopping(EarlyStopping.defaults()).withEpochs(best);
        engine.train(expected, training, null, upToBest, TrainingListener.SILENT);
        assertThat(Networks.parameters(stopped)).containsExactly(Networks.parameters(expected));
        assertThat(Networks.updaterState(stopped)).containsExactly(Networks.updaterState(expected));
        assertThat(stopped.getIterationCount()).isEqualTo(expected.getIterationCount());
        assertThat(stopped.getEpochCount()).isEqualTo(best);
    }

    @Test
    void refusesLayersThatItLacksByName() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(64).build())
                .layer(new BatchNormalization.Builder().nOut(64).build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(64)
                        .nOut(1)
                        .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        assertThatThrownBy(() -> new VectorEngine(NETWORK, 1)
                        .train(network, TrainingRows.random(9, 3), null, SPEC, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage("engine is vector, which has no BatchNormalization; use dense layers, or engine=dl4j.");
    }

    @Test
    void refusesANetworkOfAnotherSpecification() {
        MultiLayerNetwork network = Networks.build(NETWORK, 3, 1, Optimizers.of(SPEC));
        assertThatThrownBy(() -> new VectorEngine(NETWORK.withHiddenLayers(List.of(64)), 1)
                        .train(network, TrainingRows.random(9, 3), null, SPEC, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "engine is vector, and the network has 2369 parameters, but its specification needs 321 for 3"
                                + " features and 1 outputs. Build the network from the specification, with biases, or use"
                                + " engine=dl4j.");
    }
}
