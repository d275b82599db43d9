package dev.mlmethods.regression.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.evaluation.SplitMetrics;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
    private static final RegressionModel MODEL = SmallModels.train().model();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private ModelEvaluation write() {
        MODEL.save(folder.resolve("model.zip"));
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""));
        EvaluationFiles.write(
                folder.resolve("out"),
                evaluation,
                ReportedEvaluation.of(MODEL, folder.resolve("model.zip"), evaluation, folder.resolve("out")));
        return evaluation;
    }

    @Test
    void areTheseFour() throws IOException {
        write();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("predictions.csv", "metrics.json", "evaluation.json", "report.html");
        }
    }

    @Test
    void predictionsAreALineARow() {
        List<String> lines = new ArrayList<>(List.of("row,actual,predicted"));
        for (ModelEvaluation.Prediction prediction : write().predictions()) {
            lines.add(prediction.row() + "," + NumberText.shortest(prediction.actual()) + ","
                    + NumberText.shortest(prediction.predicted()));
        }
        assertThat(folder.resolve("out/predictions.csv"))
                .hasBinaryContent((String.join("\n", lines) + "\n").getBytes(UTF_8));
        assertThat(lines.get(1)).startsWith("287,219,");
    }

    @Test
    void metricsAreNestedNumbers() {
        // Errors 0 and 2. R2 = 1 - 4 / 4.5, explained variance = 1 - 1 / 2.25, MAPE = (0 + 2 / 4) / 2.
        SplitMetrics metrics =
                new SplitMetrics(null, null, RegressionMetrics.of(new double[] {1, 4}, new double[] {1, 6}));
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
        assertThat(Json.file(new Evaluation(metrics, metrics, metrics, 0, 0, 2).toMap()))
                .asString(UTF_8)
                .isEqualTo("{\n  " + test.formatted("  ") + ",\n  \"leastSquares\": {\n    " + test.formatted("    ")
                        + "\n  },\n  \"trainingMean\": {\n    " + test.formatted("    ") + "\n  }\n}\n");
    }

    @Test
    void metricsAreThoseOfTheEvaluation() {
        assertThat(folder.resolve("out/metrics.json"))
                .satisfies(file -> assertThat(write())
                        .satisfies(evaluation -> assertThat(file)
                                .hasBinaryContent(
                                        Json.file(evaluation.evaluation().toMap()))));
    }

    @Test
    void twoEvaluationsGiveTheSameBytes() throws IOException {
        write();
        byte[] first = Files.readAllBytes(folder.resolve("out/evaluation.json"));
        write();
        assertThat(folder.resolve("out/evaluation.json")).hasBinaryContent(first);
    }

    @Test
    void anEvaluationThatCannotBeReadSaysWhy() throws IOException {
        write();
        Path file = folder.resolve("out/evaluation.json");
        String json = Files.readString(file);
        Files.writeString(file, json.replace("\"formatVersion\": 3,", "\"formatVersion\": 7,"));
        assertThatThrownBy(() -> EvaluationReport.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The evaluation " + file + " has format version 7, and this release reads version 3. Use the"
                                + " release that wrote it, or run regression:evaluate.");

        assertDamaged(
                file,
                json.replace("\"heldOut\": true,", ""),
                " in line 1128 (heldOut is missing or has the wrong type)");
        assertDamaged(file, json.replace("\"heldOut\"", "\"held\""), " in line 4 (held is unknown)");
        assertDamaged(file, json.replace("\"formatVersion\": 3,", ""), "");
        assertDamaged(file, json.substring(0, 1_000), " in line 40 (provenance.dataSha256)");
        assertDamaged(file, "[]", "");
        assertDamaged(file, "null", "");
        Path none = folder.resolve("none.json");
        assertThatThrownBy(() -> EvaluationReport.read(none))
                .isInstanceOf(RegressionException.class)
                .hasMessage("There is no evaluation " + none + "; run regression:evaluate.");
    }

    private static void assertDamaged(Path file, String text, String why) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> EvaluationReport.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The evaluation " + file + " is damaged: it cannot be read" + why
                        + "; run regression:evaluate.");
    }

    @Test
    void predictionsForNewRowsAreALineARow() {
        Path file = folder.resolve("new/houses-predicted.csv");
        PredictionFile.write(file, new double[] {0.002, 0x1p-44, 3}, null, null);
        assertThat(file).hasBinaryContent("row,predicted\n0,0.002\n1,5.684341886080802e-14\n2,3\n".getBytes(UTF_8));
    }

    @Test
    void predictionsOfAnEnsembleForNewRowsHaveASpreadWhereTheyAreNumbers() {
        Path file = folder.resolve("predicted.csv");
        PredictionFile.write(file, new double[] {2, Double.NaN, 3}, new double[] {0.25, 1, 0}, null);
        assertThat(file).hasBinaryContent("row,predicted,spread\n0,2,0.25\n1,,\n2,3,0\n".getBytes(UTF_8));
    }
}
