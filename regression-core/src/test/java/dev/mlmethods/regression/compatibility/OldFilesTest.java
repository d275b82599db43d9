package dev.mlmethods.regression.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.history.History;
import dev.mlmethods.regression.gate.history.HistoryEntry;
import dev.mlmethods.regression.gate.history.HistoryFile;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.sweep.SampleJournal;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each release wrote for a small network on diabetes is read as intended; docs/compatibility.md says how to add a folder here. */
class OldFilesTest {
    private static final Path RELEASES = Path.of("src/test/resources/compatibility");

    /** Readers lock files and finish moves. */
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<String> releases() throws IOException {
        try (Stream<Path> folders = Files.list(RELEASES)) {
            return folders.map(release -> String.valueOf(release.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private void copy(String release) throws IOException {
        try (Stream<Path> files = Files.list(RELEASES.resolve(release))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private RegressionModel model() {
        return RegressionModel.load(folder.resolve("model.zip"));
    }

    private TestPredictions predictions() {
        return TestPredictions.read(folder.resolve(TestPredictions.FILE));
    }

    private StoredBaseline baseline() {
        return BaselineFile.of(folder.resolve(BaselineFile.DEFAULT_NAME)).find().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theModelPredictsTheSameBits(String release) throws IOException {
        copy(release);
        RegressionModel model = model();
        Dataset dataset = PreparedData.load(model.specification(), folder);
        Predictor predictor = Predictor.load(folder.resolve("model.zip"));
        double[] core = model.predict(dataset.features());
        TestPredictions then = predictions();
        double[] row = new double[dataset.features().columns()];
        for (int i = 0; i < then.rows().size(); i++) {
            int number = then.rows().get(i);
            dataset.features().copyRow(number, row, 0);
            assertThat(core[number])
                    .as("row %d", number)
                    .isEqualTo(then.predicted().get(i));
            assertThat(predictor.predict(row))
                    .as("row %d", number)
                    .isEqualTo(then.predicted().get(i));
            assertThat(dataset.target(number)).isEqualTo(then.actual().get(i));
        }
        assertThat(predictor.features())
                .containsExactlyElementsOf(model.features())
                .hasSize(row.length);
        assertThat(predictor.metrics()).isEqualTo(model.metrics());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void trainingAndEvaluationAreOfTheModel(String release) throws IOException {
        copy(release);
        RegressionModel model = model();
        TrainingReport training = TrainingReport.read(folder);
        EvaluationReport evaluation = EvaluationReport.read(folder.resolve(EvaluationReport.FILE));
        String modelSha256 = Sha256.of(Files.readAllBytes(folder.resolve("model.zip")));
        assertThat(training.modelSha256()).isEqualTo(modelSha256);
        assertThat(evaluation.modelSha256()).isEqualTo(modelSha256);
        assertThat(training.specification()).isEqualTo(model.specification());
        assertThat(evaluation.specification()).isEqualTo(model.specification());
        assertThat(evaluation.parametersSha256()).isEqualTo(model.parametersSha256());
        assertThat(evaluation.predictionsSha256()).isEqualTo(predictions().sha256());
        assertThat(evaluation.provenance()).isEqualTo(model.provenance());
        assertThat(training.test(Metric.RMSE)).hasValue(rmse(predictions()));
    }

    private static double rmse(TestPredictions predictions) {
        return RegressionMetrics.of(
                        predictions.actual().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        predictions.predicted().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                .rmse();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theBaselineHasItsRowsAndWhatIsHeldToItIsIdentical(String release) throws IOException {
        copy(release);
        StoredBaseline baseline = baseline();
        TestPredictions then = predictions();
        assertThat(baseline.rows().testRows()).isEqualTo(then.rows());
        assertThat(baseline.rows().predicted()).isEqualTo(then.predicted());
        assertThat(baseline.baseline().metrics().get("test")).containsEntry("rmse", rmse(then));
        assertThat(baseline.baseline().specification()).isEqualTo(model().specification());
        CheckResult verdict = CheckResult.find(folder).orElseThrow();
        assertThat(verdict.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(verdict.current()).isEqualTo(baseline.baseline().metrics());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theHistoryHasItsLine(String release) throws IOException {
        copy(release);
        History history = HistoryFile.at(folder.resolve(HistoryFile.NAME)).read();
        assertThat(history.warnings()).isEmpty();
        HistoryEntry line = history.entries().get(0);
        assertThat(history.entries()).hasSize(1);
        assertThat(line.metrics()).isEqualTo(baseline().baseline().metrics());
        assertThat(line.parametersSha256()).isEqualTo(model().parametersSha256());
        assertThat(line.target()).isEqualTo(model().target());
        assertThat(line.verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theJournalHasTheTrialsOfTheSweep(String release) throws IOException {
        copy(release);
        Path file = folder.resolve("journal.jsonl");
        SweepReport sweep = SweepReport.read(folder.resolve(SweepReport.FILE));
        List<String> keys = Files.readAllLines(file).stream()
                .map(line -> Json.tree(line.getBytes(UTF_8)).at("/entry/key").asString())
                .toList();
        assertThat(keys).hasSameSizeAs(sweep.trials()).isNotEmpty();
        for (String key : keys) {
            TrialResult result = Objects.requireNonNull(SampleJournal.find(file, key));
            SweepReport.Trial trial = sweep.trials().get(result.trial() - 1);
            assertThat(trial.status()).isEqualTo(result.status());
            assertThat(trial.fits()).hasSameSizeAs(result.fits()).isNotEmpty();
            for (int fold = 0; fold < result.fits().size(); fold++) {
                SweepReport.Fit reported = trial.fits().get(fold);
                TrialFit fit = result.fits().get(fold);
                assertThat(reported.parametersSha256()).isEqualTo(fit.parametersSha256());
                assertThat(reported.losses()).isEqualTo(fit.losses());
                assertThat(reported.metrics().get("validation"))
                        .containsEntry("rmse", fit.validation().rmse());
            }
        }
    }
}
