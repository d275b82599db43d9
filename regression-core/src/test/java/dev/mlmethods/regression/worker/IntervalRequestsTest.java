package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.evaluation.IntervalVerdict;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goals do with {@code intervals}. */
class IntervalRequestsTest {
    private static final Specification SPECIFICATION =
            SmallSweeps.SPECIFICATION.withIntervals(IntervalLevel.parse("90%"));
    private static final SweepSpec SWEEP =
            SmallSweeps.with(SmallSweeps.RATES_AND_EPOCHS.withRefit(false), Map.of("intervals", "90%"));

    private final RequestHandler handler = new RequestHandler(event -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<String> summary(WorkerRequest request) {
        return ((WorkerEvent.Finished) handler.handle(request)).summary();
    }

    private WorkerRequest train(@Nullable FinalTraining finalTraining) {
        return new WorkerRequest.Train(
                Backend.CPU, folder.toString(), folder.toString(), SPECIFICATION, 1, "print", List.of(), finalTraining);
    }

    private WorkerRequest sweep(SweepSpec spec, @Nullable FinalTraining finalTraining) {
        return new WorkerRequest.Sweep(
                Backend.CPU, folder.toString(), folder.toString(), spec, 2, null, false, finalTraining, null, null);
    }

    private PredictionIntervals stored() {
        return Objects.requireNonNull(
                RegressionModel.load(folder.resolve("model.zip")).intervals());
    }

    private String measured() {
        return "The 90% prediction intervals reach " + NumberText.rounded(stored().halfWidth())
                + " to either side of a prediction, by the errors on 71 validation rows";
    }

    @Test
    void trainSaysHowWideTheyAreAndEvaluateHowManyRowsTheyContain() {
        assertThat(summary(train(null))).contains(measured());

        List<String> evaluated = summary(new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                folder.toString(),
                folder.resolve("model.zip").toString(),
                null,
                Map.of()));

        EvaluationReport report = EvaluationReport.read(folder.resolve("evaluation.json"));
        assertThat(evaluated)
                .contains(IntervalVerdict.of(report).map(Page.Verdict::text).orElseThrow());
    }

    @Test
    void predictWritesThem() throws IOException {
        summary(train(null));
        Files.writeString(folder.resolve("in.csv"), "age,sex,bmi,bp,s1,s2,s3,s4,s5,s6\n0,0,0,0,0,0,0,0,0,0\n");
        Path predictions = folder.resolve("p.csv");
        summary(new WorkerRequest.Predict(
                Backend.CPU,
                folder.toString(),
                folder.resolve("model.zip").toString(),
                "in.csv",
                predictions.toString()));
        List<String> lines = Files.readAllLines(predictions);
        assertThat(lines.get(0)).isEqualTo("row,predicted,lower,upper");
        List<String> cells = List.of(lines.get(1).split(",", -1));
        double predicted = Double.parseDouble(cells.get(1));
        assertThat(Double.valueOf(cells.get(2))).isEqualTo(stored().lower(predicted));
        assertThat(Double.valueOf(cells.get(3))).isEqualTo(stored().upper(predicted));
    }

    @Test
    void theBestModelOfASweepHasThemIfItIsTheOneThatWasCompared() {
        assertThat(summary(sweep(SWEEP, null))).contains(measured());
        assertThatThrownBy(() -> SWEEP.withRefit(true))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "intervals is 90%, but refit is true, so the best model is trained on the validation rows, too,"
                                + " and nothing is left to measure its intervals on; set refit to false, or leave intervals out.");
        SweepSpec folds = SmallSweeps.RATES_AND_EPOCHS.withFolds(3);
        assertThatThrownBy(() -> SmallSweeps.with(folds, Map.of("intervals", "90%")))
                .hasMessage(
                        "intervals is 90%, but refit is true, so the best model is trained on the validation rows, too,"
                                + " and nothing is left to measure its intervals on; set refit to false and validationSize instead of"
                                + " folds, or leave intervals out.");
    }

    @Test
    void noModelIsTrainedOnEveryRow() {
        String message = "intervals is 90%, but with finalTraining=all,";
        assertThatThrownBy(() -> train(FinalTraining.ALL))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> sweep(SWEEP, FinalTraining.ALL))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(message);
        assertThat(train(FinalTraining.NONE).trains()).isTrue();
    }

    /** Before a sweep has trained anything. */
    @Test
    void tooFewValidationRowsEndATrainingAndEachTrial() {
        WorkerRequest request = sweep(SmallSweeps.with(SWEEP, Map.of("intervals", "99%")), null);
        assertThat(handler.handle(request))
                .isInstanceOfSatisfying(
                        WorkerEvent.Failed.class,
                        failed -> assertThat(failed.message())
                                .contains(
                                        "intervals is 99%, which takes at least 99 validation rows, but there are 71."));
    }
}
