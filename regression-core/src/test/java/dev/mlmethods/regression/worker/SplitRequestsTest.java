package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.data.SplitColumn.Kind;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings, evaluations and sweeps of a table whose rows are divided by a column. */
class SplitRequestsTest {
    private final RequestHandler handler = new RequestHandler(event -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeTable() throws IOException {
        StringBuilder csv = new StringBuilder("house,when,x,y\n");
        for (int row = 0; row < 60; row++) {
            csv.append("h")
                    .append(row % 12)
                    .append(String.format(Locale.ROOT, ",2015-%02d-%02d,", 1 + row / 28, 1 + row % 28));
            csv.append(row % 7).append(',').append(row % 7 * 2 + row % 3).append('\n');
        }
        Files.writeString(folder.resolve("houses.csv"), csv);
    }

    private static Specification by(Kind kind, String column) {
        Specification specification = Specification.of(DataSpec.csv("houses.csv", "y"))
                .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(4)))
                .withTraining(
                        TrainingSpec.defaults().withEngine(EngineName.VECTOR).withEpochs(2));
        return specification.withSplit(specification.split().withColumn(new SplitColumn(kind, column)));
    }

    private static Specification stratified() {
        Specification specification = by(Kind.GROUP, "house");
        return specification.withSplit(specification.split().withColumn(null).withStratify(4));
    }

    private WorkerEvent.Finished handled(WorkerRequest request) {
        WorkerEvent event = handler.handle(request);
        assertThat(event).isInstanceOf(WorkerEvent.Finished.class);
        return (WorkerEvent.Finished) event;
    }

    private WorkerEvent.Finished train(Specification specification) {
        return handled(new WorkerRequest.Train(
                Backend.CPU,
                folder.toString(),
                folder.resolve("out").toString(),
                specification,
                1,
                "print",
                List.of()));
    }

    private void evaluate() {
        handled(new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                folder.resolve("out").toString(),
                folder.resolve("out/model.zip").toString(),
                null,
                Map.of()));
    }

    @Test
    void logAndResultsSayHowTheRowsWereDivided() throws IOException {
        String division =
                "Divided by groupColumn house: 45 rows of 9 groups to train on, 15 rows of 3 groups for the test";
        assertThat(train(by(Kind.GROUP, "house")).summary()).contains(division);
        TrainingReport training = TrainingReport.read(folder.resolve("out"));
        assertThat(training.division()).isEqualTo(division);
        assertThat(training.features()).noneMatch(feature -> feature.startsWith("house"));
        evaluate();
        EvaluationReport report = EvaluationReport.read(folder.resolve("out").resolve(EvaluationReport.FILE));
        assertThat(report.division()).isEqualTo(division);
        assertThat(report.heldOut()).isTrue();
        assertThat(EvaluatedModel.read(ModuleExecution.ofModule("houses"), folder.resolve("out"), folder)
                        .report())
                .isEqualTo(report);
    }

    @Test
    void theTestRowsOfATimeAreTheLastOnes() throws IOException {
        train(by(Kind.TIME, "when"));
        evaluate();
        TestPredictions predictions = TestPredictions.read(folder.resolve("out").resolve(TestPredictions.FILE));
        assertThat(predictions.rows()).containsExactly(48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59);
        assertThat(TrainingReport.read(folder.resolve("out")).division())
                .isEqualTo("Divided by timeColumn when: 48 rows from 2015-01-01 to 2015-02-20 to train on, 12 rows from"
                        + " 2015-02-21 to 2015-03-04 for the test");
    }

    @Test
    void aModelIsNotEvaluatedWhenARowHasAnotherKey() throws IOException {
        train(by(Kind.KEY, "house"));
        Path file = folder.resolve("houses.csv");
        Files.writeString(file, Files.readString(file).replaceFirst("h11", "h13"));
        WorkerEvent event = handler.handle(new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                folder.resolve("out").toString(),
                folder.resolve("out/model.zip").toString(),
                null,
                Map.of()));
        assertThat(((WorkerEvent.Failed) event).message())
                .isEqualTo(
                        "The dataset houses.csv has changed since the model was trained on it, so its held-out rows can no"
                                + " longer be determined. Train again with regression:train, or evaluate on other data with"
                                + " evaluationDataset.");
    }

    @Test
    void logAndResultsSayHowAStratifiedSplitDividedTheRows() throws IOException {
        String division = "Divided by quantiles of y: 48 rows of 4 bins to train on, 12 rows of 4 bins for the test";
        assertThat(train(stratified()).summary()).contains(division);
        assertThat(TrainingReport.read(folder.resolve("out")).division()).isEqualTo(division);
        evaluate();
        EvaluationReport report = EvaluationReport.read(folder.resolve("out").resolve(EvaluationReport.FILE));
        assertThat(report.division()).isEqualTo(division);
        assertThat(report.heldOut()).isTrue();
    }

    @Test
    void aSweepHasStratifiedFoldsAndSearchesTheBins() {
        SweepSpec sweep = SweepSpec.grid(stratified(), SearchSpace.parse(Map.of("stratifies", List.of(0, 2, 4))))
                .withFolds(3);
        WorkerEvent.Finished finished = handled(new WorkerRequest.Sweep(
                Backend.CPU, folder.toString(), folder.resolve("out").toString(), sweep, 1, 1, false));
        assertThat(finished.summary()).anyMatch(line -> line.contains("stratify "));
    }

    @Test
    void weightsGoWithAnySplitAndItsFolds() {
        Specification grouped = by(Kind.GROUP, "house");
        Specification weighted = grouped.withData(grouped.data().withSampleWeight("x"));
        String expected =
                "Divided by groupColumn house: 45 rows of 9 groups to train on, 15 rows of 3 groups for the test."
                        + " Weighted by sampleWeight x";
        assertThat(train(weighted).summary()).anyMatch(line -> line.startsWith(expected));
        SweepSpec sweep = SweepSpec.grid(weighted, SearchSpace.parse(Map.of("learningRates", List.of(0.1, 0.01))))
                .withFolds(3);
        WorkerEvent.Finished finished = handled(new WorkerRequest.Sweep(
                Backend.CPU, folder.toString(), folder.resolve("out").toString(), sweep, 1, 1, false));
        assertThat(finished.summary()).anyMatch(line -> line.startsWith(expected));
    }

    @Test
    void aSweepHasFoldsOfGroups() {
        SweepSpec sweep = SweepSpec.grid(
                        by(Kind.GROUP, "house"), SearchSpace.parse(Map.of("learningRates", List.of(0.1, 0.01))))
                .withFolds(3);
        WorkerEvent.Finished finished = handled(new WorkerRequest.Sweep(
                Backend.CPU, folder.toString(), folder.resolve("out").toString(), sweep, 1, 1, false));
        assertThat(finished.summary())
                .contains("Divided by groupColumn house: 45 rows of 9 groups to train on, 15 rows of 3 groups for the"
                        + " test");
    }
}
