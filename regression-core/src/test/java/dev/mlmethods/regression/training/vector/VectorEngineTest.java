package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.TorchReference;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VectorEngineTest {
    private static final TrainingSpec SPEC = TrainingSpec.defaults();
    private static final NetworkSpec NETWORK = NetworkSpec.defaults();

    static List<TorchReference> references() {
        return TorchReference.all();
    }

    /** The order of the sums differs, and so does float32 rounding: measured at most 6e-7. */
    @ParameterizedTest
    @MethodSource("references")
    void lossesAreThoseOfTorch(TorchReference reference) {
        TrainingSpec spec = SPEC.withSeed(reference.seed());
        NetworkState network = NetworkState.initial(NETWORK, 8, spec.seed());
        TrainingHistory history = new VectorEngine(NETWORK, 2)
                .train(network, TrainingRows.california(), null, spec, TrainingListener.SILENT)
                .history();

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
        NetworkState initial = NetworkState.initial(NETWORK, 4, 1);
        VectorEngine engine = new VectorEngine(NETWORK, 1);

        NetworkState once = train(engine, initial, training, spec);
        NetworkState half = train(engine, initial, training, spec.withEpochs(2));
        NetworkState twice = train(engine, half, training, spec.withEpochs(4));

        assertThat(twice.parametersSha256()).isEqualTo(once.parametersSha256());
        assertThat(twice.updaterState()).isEqualTo(once.updaterState());
        assertThat(twice.iterations()).isEqualTo(once.iterations());
        assertThat(twice.epochs()).isEqualTo(6);
        assertThat(initial.parametersSha256())
                .isEqualTo(NetworkState.initial(NETWORK, 4, 1).parametersSha256());
    }

    private static NetworkState train(
            TrainingEngine engine, NetworkState network, ScaledDataset training, TrainingSpec spec) {
        return engine.train(network, training, null, spec, TrainingListener.SILENT)
                .network();
    }

    @Test
    void dl4jGoesOnFromTheStateThatItLeft() {
        ScaledDataset training = TrainingRows.random(300, 4);
        TrainingSpec spec = SPEC.withEpochs(6);
        TrainingEngine dl4j = TrainingEngines.of(EngineName.DL4J, NETWORK, spec, 1);
        NetworkState initial = NetworkState.initial(NETWORK, 4, 1);

        TrainingHistory expected = dl4j.train(initial, training, null, spec, TrainingListener.SILENT)
                .history();
        NetworkState half = train(new VectorEngine(NETWORK, 1), initial, training, spec.withEpochs(3));
        TrainingHistory actual = dl4j.train(half, training, null, spec.withEpochs(3), TrainingListener.SILENT)
                .history();

        assertThat(actual.last().loss()).isCloseTo(expected.last().loss(), withinPercentage(1e-3));
    }

    @Test
    void predictsARowTheSameWhateverIsBesideIt() {
        float[] features = TrainingRows.random(200, 4).features();
        float[] parameters = NetworkState.initial(NETWORK, 4, 1).parameters();
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
        NetworkState initial = NetworkState.initial(NETWORK, 4, 1);
        VectorEngine engine = new VectorEngine(NETWORK, 2);
        TrainedNetwork trained = engine.train(initial, training, validation, early, TrainingListener.SILENT);
        TrainingHistory history = trained.history();
        NetworkState stopped = trained.network();
        int best = history.ofWeights().epoch();
        assertThat(history.epochs()).hasSize(best + 3).hasSizeLessThan(40);

        TrainingSpec upToBest =
                early.withEarlyStopping(EarlyStopping.defaults()).withEpochs(best);
        NetworkState expected = train(engine, initial, training, upToBest);
        assertThat(stopped.parameters()).containsExactly(expected.parameters());
        assertThat(stopped.updaterState()).isNotNull().containsExactly(expected.updaterState());
        assertThat(stopped.iterations()).isEqualTo(expected.iterations());
        assertThat(stopped.epochs()).isEqualTo(best);
    }

    private static void assertDiverges(
            ScaledDataset training, @Nullable ScaledDataset validation, TrainingSpec spec, String message) {
        NetworkState network = NetworkState.initial(NETWORK, 4, 1);
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
                "The training diverged: the loss is NaN in epoch 3 of 5. Lower learningRate (now 1e12)" + REMEDY);
        assertDiverges(
                rows,
                rows,
                spec,
                "The training diverged: the validation loss is NaN in epoch 2 of 5. Lower learningRate (now 1e12)"
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
                "The training diverged: a weight is Infinity in epoch 1 of 1. Lower learningRate (now 1e38)" + REMEDY);
    }

    @Test
    void refusesANetworkOfAnotherSpecification() {
        NetworkState network = NetworkState.initial(NETWORK, 3, 1);
        VectorEngine engine = new VectorEngine(NETWORK.withHiddenLayers(List.of(64)), 1);
        assertThatThrownBy(() -> engine.train(network, TrainingRows.random(9, 3), null, SPEC, TrainingListener.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The network has 3 features and 1 outputs and is a NetworkSpec[hiddenLayers=[64, 32],"
                        + " activation=RELU, weightInit=PYTORCH, dropout=0.0], but the engine is asked for 3 features and"
                        + " 1 outputs and a NetworkSpec[hiddenLayers=[64], activation=RELU, weightInit=PYTORCH,"
                        + " dropout=0.0].");
    }
}
