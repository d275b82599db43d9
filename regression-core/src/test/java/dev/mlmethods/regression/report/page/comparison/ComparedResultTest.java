package dev.mlmethods.regression.report.page.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComparedResultTest {
    private static final SweepSpec GRID = SmallSweeps.grid("learningRates", "0.001,0.01");

    @Test
    void anEvaluationHasAll() {
        EvaluationReport report = SampleEvaluations.withRows(30);
        ComparedResult result = ComparedResult.of("base", report, KnownPredictions.OF_SWEEP);
        assertThat(result.label()).isEqualTo("base");
        assertThat(result.what()).isEqualTo("the evaluation of a network that predicts prix (€)");
        assertThat(result.metrics().keySet()).containsExactly("test", "validation", "train");
        Estimate r2 = Objects.requireNonNull(report.network().test().get("r2"));
        assertThat(result.metrics().get("test")).containsEntry("r2", r2.value()).hasSize(8);
        assertThat(result.specification()).isEqualTo(SpecificationFields.values(report.specification()));
        assertThat(result.facts())
                .containsExactly(
                        Map.entry("test rows", "held out from the training"),
                        Map.entry("data SHA-256", "d".repeat(64)),
                        Map.entry("parameters SHA-256", "b".repeat(64)),
                        Map.entry("commit", "c".repeat(40)),
                        Map.entry("Regression for Maven", "0.1.0"),
                        Map.entry("engine", "vector"),
                        Map.entry("backend", "CpuBackend"),
                        Map.entry("Java", "17.0.15 (Debian)"),
                        Map.entry("operating system", "Linux amd64"));
        assertThat(result.losses()).hasSize(200);
        assertThat(result.points()).isEqualTo(report.diagnostics().points());
        assertThat(result.isHeldOut()).isTrue();
    }

    @Test
    void anEvaluationOfOtherRowsHasLess() {
        EvaluationReport report = SampleEvaluations.withLosses(SampleEvaluations.ofOtherDataset(30), null);
        ComparedResult result = ComparedResult.of("base", report, KnownPredictions.OF_SWEEP);
        assertThat(result.metrics().keySet()).containsExactly("test");
        assertThat(result.facts()).containsEntry("test rows", "all of other.csv");
        assertThat(result.losses()).isEmpty();
        assertThat(result.isHeldOut()).isFalse();
    }

    @Test
    void aModelFromNoRepositoryHasNoCommit() {
        EvaluationReport report = SampleEvaluations.withProvenance(
                SampleEvaluations.withRows(2),
                new Provenance("data", 9, new Platform("dl4j", "b", "1", "2", "3", "4"), null));
        assertThat(ComparedResult.of("base", report, KnownPredictions.OF_SWEEP).facts())
                .containsEntry("commit", "none")
                .as("which trained it")
                .containsEntry("Deeplearning4j", "2");
    }

    @Test
    void aSweepIsItsBestTrial() {
        SweepReport report = SampleReports.of(GRID, 0.5, 0.25);
        ComparedResult result = ComparedResult.of("sweep", report);
        assertThat(result.what()).isEqualTo("trial 2, the best of a sweep");
        assertThat(result.metrics().get("test")).containsEntry("rmse", 0.25);
        assertThat(result.specification())
                .isEqualTo(SpecificationFields.values(
                        SpecificationFields.with(SmallSweeps.SPECIFICATION, Map.of("learningRate", 0.01))));
        assertThat(result.facts())
                .containsExactly(
                        Map.entry("test rows", "held out from the training"),
                        Map.entry("data SHA-256", "5eed"),
                        Map.entry("engine", "vector"),
                        Map.entry("trials", "2"),
                        Map.entry("objective", "validation.rmse"),
                        Map.entry("parameters SHA-256", "sha"));
        assertThat(result.losses())
                .isEqualTo(report.trials().get(1).fits().get(0).losses());
        assertThat(result.points()).isNull();
    }

    @Test
    void aSweepWithoutABestTrialHasNoMetrics() {
        ComparedResult result = ComparedResult.of("sweep", SampleReports.of(GRID, Double.NaN, Double.NaN));
        assertThat(result.what()).isEqualTo("a sweep without a best trial");
        assertThat(result.metrics()).isEmpty();
        assertThat(result.specification()).isEqualTo(SpecificationFields.values(SmallSweeps.SPECIFICATION));
        assertThat(result.facts()).doesNotContainKey("parameters SHA-256");
        assertThat(result.losses()).isEmpty();
    }

    /** There are as many networks as folds, none of which represents the trial. */
    @Test
    void theBestTrialOfACrossValidationIsNoSingleNetwork() {
        SweepReport report = SampleReports.of(GRID, 0.5, 0.25);
        List<SweepReport.Trial> trials = report.trials().stream()
                .map(trial -> new SweepReport.Trial(
                        trial.trial(),
                        trial.parameters(),
                        trial.status(),
                        trial.reason(),
                        List.of(trial.fits().get(0), trial.fits().get(0)),
                        trial.rungs()))
                .toList();
        ComparedResult result = ComparedResult.of("sweep", new SweepReport(1, report.summary(), trials, null));
        assertThat(result.facts()).doesNotContainKey("parameters SHA-256");
        assertThat(result.losses()).isEmpty();
    }
}
