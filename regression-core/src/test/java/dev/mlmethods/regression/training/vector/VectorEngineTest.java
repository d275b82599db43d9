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
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.Optimizers;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingEngines;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        List<Double> scores = new ArrayList<>();
        network.setListeners(new BaseTrainingListener() {
            @Override
            public void iterationDone(Model model, int iteration, int epoch) {
                scores.add(model.score());
            }
        });
        List<Double> losses = new ArrayList<>();
        new VectorEngine(NETWORK, 1)
                .train(network, TrainingRows.random(100, 4), null, SPEC.withEpochs(4), loss -> losses.add(loss.loss()));
        assertThat(scores).hasSize(4).isEqualTo(losses);
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

    private static void assertDiverges(
            ScaledDataset training, @Nullable ScaledDataset validation, TrainingSpec spec, String message) {
        MultiLayerNetwork network = Networks.build(NETWORK, 4, 1, Optimizers.of(spec));
        assertThatThrownBy(() -> new VectorEngine(NETWORK, 2)
                        .train(network, training, validation, spec, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private static final String REMEDY = ", or look for extreme values in the features and the target.";

    @Test
    void stopsWhereTheLossIsNoNumber() {
        ScaledDataset rows = TrainingRows.random(100, 4);
        TrainingSpec spec =
                SPEC.withEpochs(5).withOptimizer(OptimizerSpec.of(Optimizer.SGD).withLearningRate(1e12));
        assertDiverges(
                rows,
                null,
                spec,
                "The training diverged: the loss is NaN in epoch 3 of 5. Lower learningRate (now 1.0E12)" + REMEDY);
        assertDiverges(
                rows,
                rows,
                spec,
                "The training diverged: the validation loss is NaN in epoch 2 of 5. Lower learningRate (now 1.0E12)"
                        + REMEDY);
    }

    @Test
    void stopsWhereALossIsInfinite() {
        ScaledDataset rows = TrainingRows.random(100, 4);
        rows.target()[57] = Float.POSITIVE_INFINITY;
        assertDiverges(
                rows,
                null,
                SPEC.withEpochs(5),
                "The training diverged: the loss is Infinity in epoch 1 of 5. Lower learningRate (now 0.001)" + REMEDY);
    }

    @Test
    void stopsWhereTheLastUpdateBrokeTheWeights() {
        ScaledDataset rows = TrainingRows.random(100, 4);
        rows.target()[57] = 1e6f;
        assertDiverges(
                rows,
                null,
                SPEC.withEpochs(1).withOptimizer(OptimizerSpec.of(Optimizer.SGD).withLearningRate(1e38)),
                "The training diverged: a weight is Infinity in epoch 1 of 1. Lower learningRate (now 1.0E38)"
                        + REMEDY);
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
