package dev.mlmethods.regression.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.WorstRow;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.SplitRows;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.trees.LacksTreesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedEvaluationTest {
    private static final TrainingResult RESULT = SmallModels.train(SmallModels.SPECIFICATION.withSplit(
            SmallModels.SPECIFICATION.split().withValidationSize(0.25)));
    private static final RegressionModel MODEL = RESULT.model();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The report after it was written and read. */
    private EvaluationReport report(RegressionModel model, ModelEvaluation evaluation) {
        Path file = folder.resolve("model.zip");
        if (!Files.exists(file)) {
            model.save(file);
        }
        EvaluationReport report = ReportedEvaluation.of(model, file, evaluation, folder.resolve("out"));
        EvaluationFiles.write(folder.resolve("out"), evaluation, report);
        EvaluationReport read = EvaluationReport.read(folder.resolve("out/evaluation.json"));
        assertThat(read).isEqualTo(report);
        return read;
    }

    @Test
    void ofHeldOutRowsHasAllThatTheModelAndTheEvaluationSay() throws IOException {
        try (StagedFiles files = StagedFiles.in(folder)) {
            TrainingFiles.write(files, RESULT, "f", Timings.ofTraining(0, 0, RESULT, 0));
        }
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""));
        EvaluationReport report = report(MODEL, evaluation);
        assertThat(report.formatVersion()).isEqualTo(3);
        assertThat(report.dataset()).isEqualTo("diabetes");
        assertThat(report.heldOut()).isTrue();
        assertThat(report.target()).isEqualTo("target");
        assertThat(report.features()).isEqualTo(MODEL.features());
        assertThat(report.specification()).isEqualTo(MODEL.specification());
        assertThat(report.provenance()).isEqualTo(MODEL.provenance());
        assertThat(report.model()).isEqualTo("../model.zip");
        assertThat(report.predictionsSha256())
                .isEqualTo(Sha256.ofNumbers(evaluation.test().network().toArray()));
        assertThat(report.testRowsSha256()).isEqualTo(evaluation.test().rows().sha256());
        assertThat(report.modelSha256()).isEqualTo(Sha256.of(Files.readAllBytes(folder.resolve("model.zip"))));
        assertThat(report.parametersSha256()).isEqualTo(MODEL.parametersSha256());
        assertThat(report.rows()).isEqualTo(new SplitRows(264, 89, 89));
        Course losses = Objects.requireNonNull(report.losses());
        assertThat(losses)
                .isEqualTo(new Course(3, 3, losses.best(), RESULT.history().epochs()));
        assertThat(losses.best()).isBetween(1, 3);
        assertThat(report.diagnostics().rows()).isEqualTo(89);
    }

    @Test
    void theMetricsAreThoseOfTheEvaluationWithIntervals() {
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""));
        EvaluationReport report = report(MODEL, evaluation);
        assertThat(value(report.network().test(), "rmse"))
                .isEqualTo(evaluation.evaluation().network().test().rmse());
        assertThat(value(report.leastSquares().validation(), "r2"))
                .isEqualTo(Objects.requireNonNull(
                                evaluation.evaluation().leastSquares().validation())
                        .r2());
        assertThat(value(report.trainingMean().train(), "mae"))
                .isEqualTo(Objects.requireNonNull(
                                evaluation.evaluation().trainingMean().train())
                        .mae());
        Estimate advantage = Objects.requireNonNull(report.advantage().overTrainingMean());
        assertThat(advantage.value())
                .isEqualTo(evaluation.evaluation().trainingMean().test().rmse()
                        - evaluation.evaluation().network().test().rmse());
        assertThat(Objects.requireNonNull(advantage.interval()).contains(advantage.value()))
                .isTrue();
        assertThat(report.losses()).isNull();
    }

    private static double value(@Nullable Map<String, Estimate> metrics, String metric) {
        return Objects.requireNonNull(Objects.requireNonNull(metrics).get(metric))
                .value();
    }

    @Test
    void ofOneRowOfAnotherDatasetHasFewMetricsAndNoInterval() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("other.csv"), "y,b,a\n0,2,3\n");
        EvaluationReport report = report(model, ModelEvaluation.onDataset(model, "other.csv", folder));
        assertThat(report.dataset()).isEqualTo("other.csv");
        assertThat(report.heldOut()).isFalse();
        assertThat(report.rows()).isEqualTo(new SplitRows(0, 0, 1));
        assertThat(report.network().train()).isNull();
        assertThat(report.network().validation()).isNull();
        assertThat(report.network().test().keySet())
                .containsExactly("mse", "rmse", "mae", "maxError", "medianAbsoluteError");
        assertThat(report.network().test().values())
                .extracting(Estimate::interval)
                .containsOnlyNulls();
        assertThat(Objects.requireNonNull(report.advantage().overLeastSquares()).interval())
                .isNull();
    }

    @Test
    void predictionsThatAreNotFiniteAreTextInTheFile() throws IOException {
        RegressionModel model = csvModel();
        Files.writeString(folder.resolve("other.csv"), "y,b,a\n1,2,3\n4,5,1e300\n");
        ModelEvaluation evaluation = ModelEvaluation.onDataset(model, "other.csv", folder);
        EvaluationReport report = report(model, evaluation);
        assertThat(report.network().test()).isEmpty();
        assertThat(report.advantage().overLeastSquares()).isNull();
        assertThat(report.diagnostics().undefinedRows()).isEqualTo(1);
        WorstRow worst = report.diagnostics().worst().get(0);
        assertThat(worst.row()).isEqualTo(1);
        assertThat(worst.predicted())
                .isEqualTo(Double.valueOf(evaluation.predictions().get(1).predicted()));
        assertThat(folder.resolve("out/evaluation.json"))
                .content()
                .containsPattern("\"predicted\": \"(NaN|-?Infinity)\"");
    }

    private RegressionModel csvModel() throws IOException {
        StringBuilder csv = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 20; i++) {
            csv.append(i + "," + i * i % 7 + "," + (3 * i - 2) + "\n");
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        Specification specification = new Specification(
                DataSpec.csv(folder.resolve("data.csv").toString(), "y"),
                SmallModels.SPECIFICATION.split(),
                SmallModels.SPECIFICATION.network(),
                SmallModels.SPECIFICATION.training());
        return SmallModels.train(specification).model();
    }

    @Test
    void treesAreComparedOnTheResamplesOfTheOthers() throws IOException {
        ModelEvaluation without = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""));
        EvaluationReport plain = report(MODEL, without);
        assertThat(plain.referenceTrees()).isNull();
        assertThat(folder.resolve("out/evaluation.json")).content().doesNotContain("referenceTrees");

        ModelEvaluation evaluation = without.withReferenceTrees(MODEL, Path.of(""));
        EvaluationReport report = report(MODEL, evaluation);
        assertThat(report.advantage()).isEqualTo(plain.advantage());
        assertThat(report.network()).isEqualTo(plain.network());
        EvaluationReport.ReferenceTrees trees = Objects.requireNonNull(report.referenceTrees());
        assertThat(trees.name()).isEqualTo("LightGBM, default settings");
        Estimate advantage = Objects.requireNonNull(trees.advantage());
        assertThat(advantage.value())
                .isEqualTo(value(Objects.requireNonNull(trees.metrics()).test(), "rmse")
                        - value(report.network().test(), "rmse"));
        assertThat(Objects.requireNonNull(advantage.interval()).contains(advantage.value()))
                .isTrue();
        assertThat(folder.resolve("out/metrics.json")).content().contains("\"referenceTrees\"");
    }

    @Test
    void theSettingsOfTunedTreesAreKept() throws IOException {
        ModelEvaluation without = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""));
        report(MODEL, without.withReferenceTrees(MODEL, Path.of("")));
        assertThat(folder.resolve("out/evaluation.json")).content().doesNotContain("tuning");

        ModelEvaluation evaluation = without.withTunedTrees(MODEL, Path.of(""));
        EvaluationReport.ReferenceTrees trees =
                Objects.requireNonNull(report(MODEL, evaluation).referenceTrees());
        assertThat(trees.name()).isEqualTo("LightGBM, tuned");
        assertThat(trees.tuning()).isNotNull().isEqualTo(evaluation.treeTuning());
        assertThat(Objects.requireNonNull(trees.metrics()).validation()).isNotNull();
        assertThat(folder.resolve("out/evaluation.json"))
                .content()
                .contains("\"tuning\"", "\"points\"", "\"numIterations\"")
                .doesNotContain("\"folds\"");
    }

    @Test
    void theReasonWhyThereAreNoTreesIsKept() throws IOException {
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(MODEL, Path.of(""))
                .withoutReferenceTrees(new LacksTreesException("there is no network"));
        EvaluationReport report = report(MODEL, evaluation);
        assertThat(report.referenceTrees())
                .isEqualTo(EvaluationReport.ReferenceTrees.missing(
                        "There are no gradient-boosted trees to compare the network with: there is no network."));
        assertThat(folder.resolve("out/metrics.json")).content().doesNotContain("referenceTrees");
    }
}
