package dev.mlmethods.regression.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.split.SplitSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an evaluation and predictions write if the model has prediction intervals. */
class IntervalFilesTest {
    private static final RegressionModel MODEL = SmallModels.train(SmallModels.SPECIFICATION
                    .withSplit(SplitSpec.defaults().withValidationSize(0.2))
                    .withIntervals(IntervalLevel.parse("90%")))
            .model();

    private static final PredictionIntervals INTERVALS = Objects.requireNonNull(MODEL.intervals());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private EvaluationReport write() {
        Path file = folder.resolve("model.zip");
        MODEL.save(file);
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""));
        EvaluationReport report = ReportedEvaluation.of(MODEL, file, evaluation, folder);
        EvaluationFiles.write(folder, evaluation, report);
        return report;
    }

    @Test
    void theyCountTheTestRowsWithin() throws IOException {
        write();
        List<String> lines = Files.readAllLines(folder.resolve("predictions.csv"));
        assertThat(lines.get(0)).isEqualTo("row,actual,predicted,lower,upper");
        int within = 0;
        for (String line : lines.subList(1, lines.size())) {
            List<Double> cells =
                    List.of(line.split(",", -1)).stream().map(Double::valueOf).toList();
            assertThat(cells.get(3)).isEqualTo(INTERVALS.lower(cells.get(2)));
            assertThat(cells.get(4)).isEqualTo(INTERVALS.upper(cells.get(2)));
            within += cells.get(3) <= cells.get(1) && cells.get(1) <= cells.get(4) ? 1 : 0;
        }

        IntervalCoverage coverage = Objects.requireNonNull(
                EvaluationReport.read(folder.resolve("evaluation.json")).intervals());

        assertThat(coverage.within()).isEqualTo(within);
        assertThat(coverage.rows()).isEqualTo(89);
        assertThat(coverage.coverage()).isEqualTo(within / 89.0);
        assertThat(coverage.intervals()).isEqualTo(INTERVALS);
        assertThat(coverage.expected().contains(0.9)).isTrue();
        JsonNode json = Json.tree(Files.readAllBytes(folder.resolve("evaluation.json")));
        assertThat(json.get("intervals").propertyNames())
                .containsExactly("level", "halfWidth", "validationRows", "rows", "within", "expected", "coverage");
        assertThat(json.at("/intervals/coverage").doubleValue()).isEqualTo(within / 89.0);
        assertThat(folder.resolve("report.html")).content().contains("Prediction intervals");
    }

    @Test
    void whoReadsThePredictionsGetsTheSameAsWithoutIntervals() {
        EvaluationReport report = write();
        TestPredictions predictions = TestPredictions.read(folder.resolve("predictions.csv"));
        assertThat(predictions.sha256()).isEqualTo(report.predictionsSha256());
    }

    @Test
    void newRowsHaveThem() {
        Path file = folder.resolve("new.csv");
        PredictionFile.write(
                file, new double[] {0.5, Double.NaN}, new double[] {0.25, 1}, new PredictionIntervals(2, 9));
        assertThat(file).hasContent("row,predicted,spread,lower,upper\n0,0.5,0.25,-1.5,2.5\n1,,,,\n");
        PredictionFile.write(file, new double[] {0.5}, null, new PredictionIntervals(2, 9));
        assertThat(file).hasContent("row,predicted,lower,upper\n0,0.5,-1.5,2.5\n");
    }

    @Test
    void aRowWithoutAFinitePredictionLiesOutside() {
        Dataset test = ModelEvaluation.onHeldOutRows(MODEL, Path.of("")).test().rows();
        double[] predicted = test.target();
        predicted[0] = Double.NaN;
        predicted[1] = Double.POSITIVE_INFINITY;
        predicted[2] = test.target(2) + 2 * INTERVALS.halfWidth();
        IntervalCoverage coverage = IntervalCoverage.of(IntervalLevel.parse("90%"), INTERVALS, test, predicted);
        assertThat(coverage.within()).isEqualTo(test.rows() - 3);
    }
}
