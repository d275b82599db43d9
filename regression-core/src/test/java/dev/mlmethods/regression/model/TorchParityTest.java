package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.TorchReference;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both engines compared with PyTorch 1.13 on the same rows, starting from the same weights. */
class TorchParityTest {
    /** 1e-4 relative, for float32 sums in a different order and DL4J's own Adam. */
    private static final Percentage CLOSE = withinPercentage(0.01);

    /** 1e-5 relative, for float32 sums in a different order. */
    private static final Percentage VECTOR_CLOSE = withinPercentage(0.001);

    private static final Specification REFERENCE = Specification.of(DataSpec.builtIn("california-housing"));

    /** DL4J takes about ten times as long. */
    private static final int SEEDS_OF_DL4J = 2;

    static Stream<Arguments> references() {
        List<TorchReference> references = TorchReference.all();
        return Stream.concat(
                references.stream().map(reference -> Arguments.of(EngineName.VECTOR, reference, VECTOR_CLOSE)),
                references.stream()
                        .limit(SEEDS_OF_DL4J)
                        .map(reference -> Arguments.of(EngineName.DL4J, reference, CLOSE)));
    }

    @ParameterizedTest
    @MethodSource("references")
    void fullBatchLossesAndTestMetricsAreThoseOfTorch(EngineName engine, TorchReference reference, Percentage close) {
        TrainingSpec training = TrainingSpec.defaults()
                .withEngine(engine)
                .withSeed(reference.seed())
                .withEpochs(reference.losses().size())
                .withLearningRate(reference.learningRate());
        TrainingResult result =
                RegressionTrainer.train(REFERENCE.withTraining(training), Path.of(""), TrainingListener.SILENT);

        assertLosses(result.history().epochs().stream().map(EpochLoss::loss).toList(), reference.losses(), close);
        RegressionMetrics test = result.evaluation().network().test();
        assertThat(test.mse()).isCloseTo(metric(reference, "mse"), close);
        assertThat(test.rmse()).isCloseTo(metric(reference, "rmse"), close);
        assertThat(test.mae()).isCloseTo(metric(reference, "mae"), close);
        assertThat(test.r2()).isCloseTo(metric(reference, "r2"), close);
    }

    @Test
    void miniBatchesAndValidationLossesAreThoseOfTorch() throws IOException {
        JsonNode reference;
        try (InputStream in = getClass().getResourceAsStream("/reference/torch-minibatches.json")) {
            reference = new JsonMapper().readTree(Objects.requireNonNull(in));
        }
        TrainingSpec training = TrainingSpec.defaults()
                .withEngine(EngineName.DL4J)
                .withSeed(reference.get("seed").asLong())
                .withEpochs(reference.get("epochs").asInt())
                .withBatchSize(BatchSize.of(reference.get("batch_size").asInt()))
                .withLearningRate(reference.get("learning_rate").asDouble());
        SplitSpec split = SplitSpec.defaults()
                .withValidationSize(reference.get("validation_size").asDouble());
        TrainingResult result = RegressionTrainer.train(
                REFERENCE.withTraining(training).withSplit(split), Path.of(""), TrainingListener.SILENT);

        assertLosses(
                result.history().epochs().stream().map(EpochLoss::loss).toList(),
                doubles(reference.get("losses")),
                CLOSE);
        assertLosses(
                result.history().epochs().stream()
                        .map(loss -> Objects.requireNonNull(loss.validationLoss()))
                        .toList(),
                doubles(reference.get("validation_losses")),
                CLOSE);
        assertThat(result.evaluation().network().test().r2())
                .isCloseTo(reference.get("test").get("r2").asDouble(), withinPercentage(0.1));
    }

    private static void assertLosses(List<Double> actual, List<Double> expected, Percentage close) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("epoch %d", i + 1).isCloseTo(expected.get(i), close);
        }
    }

    private static double metric(TorchReference reference, String name) {
        return Objects.requireNonNull(reference.testMetrics().get(name));
    }

    private static List<Double> doubles(JsonNode array) {
        return array.valueStream().map(JsonNode::asDouble).toList();
    }
}
