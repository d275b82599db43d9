package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.dl4j.Dl4jEngine;
import dev.mlmethods.regression.evaluation.WeightsReference;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.vector.VectorEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Both engines with weights: compared with NumPy, with repeated rows, and with each other. */
class WeightedTrainingTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 3;
    private static final NetworkSpec NETWORK =
            NetworkSpec.defaults().withHiddenLayers(List.of(8)).withActivation(Activation.TANH);
    private static final TrainingSpec SPEC = TrainingSpec.defaults().withEpochs(20);

    /** For 20 steps in float32, with sums in different orders: measured at most 3e-7. */
    private static final double TOLERANCE = 2e-5;

    static List<String> engines() {
        return List.of("vector", "dl4j");
    }

    private static TrainingEngine engine(String name, NetworkSpec network, LossSpec loss) {
        VectorEngine vector = new VectorEngine(network, 2);
        return name.equals("vector") ? vector : Dl4jEngine.of(network, loss, vector);
    }

    private static TrainedNetwork train(String engine, ScaledDataset rows, TrainingSpec spec) {
        return train(engine, rows, null, spec);
    }

    private static TrainedNetwork train(
            String engine, ScaledDataset rows, @Nullable ScaledDataset validation, TrainingSpec spec) {
        return engine(engine, NETWORK, spec.loss())
                .train(NetworkState.initial(NETWORK, COLUMNS, 5), rows, validation, spec, TrainingListener.SILENT);
    }

    private static float feature(int row, int column) {
        return (float) Math.sin(1 + row * 1.3 + column * 2.1);
    }

    private static float target(int row) {
        return feature(row, 0) - 2 * feature(row, 1) * feature(row, 2);
    }

    /** The rows with these numbers. */
    private static ScaledDataset rows(int... numbers) {
        float[] features = new float[numbers.length * COLUMNS];
        float[] target = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                features[i * COLUMNS + j] = feature(numbers[i], j);
            }
            target[i] = target(numbers[i]);
        }
        return ScaledDataset.of(features, target, numbers.length);
    }

    private static ScaledDataset all() {
        return rows(IntStream.range(0, ROWS).toArray());
    }

    private static double[] weights() {
        return IntStream.range(0, ROWS).mapToDouble(row -> row % 4).toArray();
    }

    private static ScaledDataset repeated() {
        return rows(IntStream.range(0, ROWS)
                .flatMap(row -> IntStream.range(0, row % 4).map(copy -> row))
                .toArray());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void trainsAsTheFormulaInNumpy(String name) {
        JsonNode reference = WeightsReference.read().required("training");
        float[] target = WeightsReference.floats(reference.required("y"));
        int hidden = reference.required("hidden").asInt();
        double[][] x = WeightsReference.matrix(reference.required("x"));
        float[] features = new float[x.length * x[0].length];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) x[i / x[0].length][i % x[0].length];
        }
        ScaledDataset rows = ScaledDataset.of(features, target, target.length)
                .weightedBy(WeightsReference.numbers(reference.required("weights")));
        NetworkSpec network = NETWORK.withHiddenLayers(List.of(hidden));
        TrainingSpec spec = SPEC.withEpochs(reference.required("steps").asInt())
                .withOptimizer(OptimizerSpec.of(Optimizer.SGD)
                        .withLearningRate(reference.required("rate").asDouble()));
        NetworkState initial = new NetworkState(
                network, x[0].length, 1, WeightsReference.floats(reference.required("initial")), null, 0, 0);
        TrainedNetwork trained =
                engine(name, network, spec.loss()).train(initial, rows, rows, spec, TrainingListener.SILENT);
        double[] losses = WeightsReference.numbers(reference.required("losses"));
        for (int epoch = 0; epoch < losses.length; epoch++) {
            EpochLoss loss = trained.history().epochs().get(epoch);
            assertThat(loss.loss()).as("epoch %d", epoch + 1).isCloseTo(losses[epoch], withinPercentage(1e-3));
            if (epoch > 0) {
                assertThat(Objects.requireNonNull(
                                trained.history().epochs().get(epoch - 1).validationLoss()))
                        .isCloseTo(losses[epoch], withinPercentage(1e-3));
            }
        }
        double[] expected = WeightsReference.numbers(reference.required("trained"));
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) trained.network().parameters()[i])
                    .as("parameter %d", i)
                    .isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void wholeWeightsAreAsGoodAsRepeatedRows(String engine) {
        TrainedNetwork weighted = train(engine, all().weightedBy(weights()), repeated(), SPEC);
        TrainedNetwork repeated = train(engine, repeated(), all().weightedBy(weights()), SPEC);
        assertClose(weighted, repeated);
        for (int epoch = 0; epoch < SPEC.epochs(); epoch++) {
            EpochLoss one = weighted.history().epochs().get(epoch);
            EpochLoss other = repeated.history().epochs().get(epoch);
            assertThat(one.loss()).isCloseTo(other.loss(), withinPercentage(1e-3));
            assertThat(Objects.requireNonNull(one.validationLoss()))
                    .isCloseTo(Objects.requireNonNull(other.validationLoss()), withinPercentage(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatARowOfWeightZeroHasIsOfNoMatter(String engine) {
        double[] weights = new double[ROWS];
        Arrays.setAll(weights, row -> row == 7 ? 0 : 1 + row % 3);
        ScaledDataset rows = all();
        TrainedNetwork before = train(engine, rows.weightedBy(weights), SPEC);
        rows.target()[7] = 1e6f;
        TrainedNetwork after = train(engine, rows.weightedBy(weights), SPEC);
        assertThat(after.network().parameters())
                .containsExactly(before.network().parameters());
        assertThat(after.history().epochs()).isEqualTo(before.history().epochs());
    }

    /** For every loss, in batches, the last of which is smaller, clipped and with weight decay. */
    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"MSE", "MAE"})
    void bothEnginesDoTheSameInBatches(Loss loss) {
        TrainingSpec spec = SPEC.withBatchSize(BatchSize.of(12))
                .withLoss(LossSpec.of(loss))
                .withOptimizer(OptimizerSpec.of(Optimizer.MOMENTUM)
                        .withLearningRate(0.01)
                        .withWeightDecay(0.01)
                        .withMaxGradientNorm(0.5));
        ScaledDataset rows = all().weightedBy(weights());
        TrainedNetwork vector = train("vector", rows, spec);
        TrainedNetwork dl4j = train("dl4j", rows, spec);
        assertClose(vector, dl4j);
        assertThat(vector.history().last().loss())
                .isCloseTo(dl4j.history().last().loss(), withinPercentage(1e-3));
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void equalWeightsMoveNoBit(Loss loss) {
        TrainingSpec spec = SPEC.withBatchSize(BatchSize.of(12)).withLoss(LossSpec.of(loss));
        double[] equal = new double[ROWS];
        Arrays.fill(equal, 0.1);
        TrainedNetwork plain = train("vector", all(), spec);
        TrainedNetwork weighted = train("vector", all().weightedBy(equal), spec);
        assertThat(weighted.network().parameters())
                .containsExactly(plain.network().parameters());
        assertThat(weighted.history().epochs()).isEqualTo(plain.history().epochs());
    }

    @Test
    void onlyTheProportionsOfTheWeightsMatter() {
        double[] large =
                Arrays.stream(weights()).map(weight -> 0x1p1020 * weight).toArray();
        double[] small =
                Arrays.stream(weights()).map(weight -> 0x1p-1070 * weight).toArray();
        float[] weights = Objects.requireNonNull(all().weightedBy(weights()).weights());
        assertThat(all().weightedBy(large).weights()).containsExactly(weights);
        assertThat(all().weightedBy(small).weights()).containsExactly(weights);
        // The mean of 0, 1, 2 and 3 is 1.5.
        assertThat(Arrays.copyOf(weights, 4)).containsExactly(0f, (float) (1 / 1.5), (float) (2 / 1.5), 2f);
    }

    private static void assertClose(TrainedNetwork actual, TrainedNetwork expected) {
        float[] parameters = expected.network().parameters();
        for (int i = 0; i < parameters.length; i++) {
            assertThat(actual.network().parameters()[i]).as("parameter %d", i).isCloseTo(parameters[i], within((float)
                    TOLERANCE));
        }
    }
}
