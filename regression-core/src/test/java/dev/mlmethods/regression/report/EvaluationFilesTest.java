package dev.mlmethods.regression.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.evaluation.SplitMetrics;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.ModelEvaluation.Prediction;
import dev.mlmethods.regression.model.SmallModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
    /** Errors 0 and 2: every metric is a short number. */
    private static final RegressionMetrics METRICS = RegressionMetrics.of(new double[] {1, 4}, new double[] {1, 6});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void predictionsAreALineARow() throws IOException {
        EvaluationFiles.write(
                folder,
                new ModelEvaluation(
                        onlyTest(), List.of(new Prediction(20046, 0.477, 0.002), new Prediction(0, -1, 1e30))));
        assertThat(folder.resolve("predictions.csv"))
                .hasBinaryContent("row,actual,predicted\n20046,0.477,0.002\n0,-1.0,1.0E30\n".getBytes(UTF_8));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("predictions.csv", "metrics.json");
        }
    }

    @Test
    void metricsAreNestedNumbers() {
        EvaluationFiles.write(folder, new ModelEvaluation(onlyTest(), List.of()));
        // R2 = 1 - 4 / 4.5, explained variance = 1 - 1 / 2.25, MAPE = (0 + 2 / 4) / 2.
        String test = """
                "test": {
                %1$s  "mse": 2.0,
                %1$s  "rmse": 1.4142135623730951,
                %1$s  "mae": 1.0,
                %1$s  "r2": 0.11111111111111116,
                %1$s  "maxError": 2.0,
                %1$s  "medianAbsoluteError": 1.0,
                %1$s  "explainedVariance": 0.5555555555555556,
                %1$s  "mape": 0.25
                %1$s}""";
        assertThat(folder.resolve("metrics.json"))
                .content(UTF_8)
                .isEqualTo("{\n  " + test.formatted("  ") + ",\n  \"leastSquares\": {\n    " + test.formatted("    ")
                        + "\n  },\n  \"trainingMean\": {\n    " + test.formatted("    ") + "\n  }\n}\n");
    }

    @Test
    void metricsOfATrainingHaveItsTrainingRowsToo() throws IOException {
        Evaluation evaluation = SmallModels.train().evaluation();
        EvaluationFiles.write(folder, new ModelEvaluation(evaluation, List.of()));
        assertThat(Json.tree(Files.readAllBytes(folder.resolve("metrics.json")))
                        .at("/leastSquares/train/rmse")
                        .asDouble())
                .isEqualTo(Objects.requireNonNull(evaluation.leastSquares().train())
                        .rmse());
    }

    @Test
    void predictionsForNewRowsAreALineARow() {
        Path file = folder.resolve("new/houses-predicted.csv");
        PredictionFile.write(file, new double[] {0.002, 0x1p-44, 3});
        assertThat(file).hasBinaryContent("row,predicted\n0,0.002\n1,5.684341886080802E-14\n2,3.0\n".getBytes(UTF_8));
    }

    private static Evaluation onlyTest() {
        SplitMetrics metrics = new SplitMetrics(null, METRICS);
        return new Evaluation(metrics, metrics, metrics, 0, 2);
    }
}
