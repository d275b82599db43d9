package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.baseline.ResultChain;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.FinalFit;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepHandlerTest {
    private static final SweepSpec DIVERGING =
            SmallSweeps.grid("optimizers", "sgd", "learningRates", "1e9,1e-3,1e10", "epochs", "3,5");

    private final List<WorkerEvent> events = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private WorkerEvent handle(SweepSpec spec, @Nullable Integer parallelism, boolean plan) {
        return new RequestHandler(events::add)
                .handle(new WorkerRequest.Sweep(
                        Backend.CPU, folder.toString(), out().toString(), spec, null, parallelism, plan));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Map<String, ByteBuffer> results() throws IOException {
        Map<String, ByteBuffer> results = new LinkedHashMap<>();
        for (String name : List.of("trials.csv", "sweep.json", "report.html", "model.zip")) {
            results.put(name, ByteBuffer.wrap(Files.readAllBytes(out().resolve(name))));
        }
        return results;
    }

    /** With early stopping, the model that is trained again has as many epochs as turned out to be best. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "2"})
    void thePageHasWhatTrainsTheModel(String patience) {
        WorkerEvent finished =
                handle(SmallSweeps.grid("learningRates", "1e-3,1e-2", "patiences", patience, "epochs", "8"), 1, false);
        assertThat(finished).isInstanceOf(WorkerEvent.Finished.class);
        SweepReport report = SweepReport.read(out().resolve(SweepReport.FILE));
        Specification ofModel = report.ofModel().orElseThrow();
        assertThat(ofModel.split().validationSize()).isZero();
        assertThat(RegressionTrainer.train(
                                ofModel,
                                folder,
                                RegressionTrainer.engine(ofModel, 1),
                                List.of(),
                                TrainingListener.SILENT)
                        .model()
                        .parametersSha256())
                .isEqualTo(Objects.requireNonNull(report.model()).parametersSha256());
        assertThat(out().resolve("report.html"))
                .content()
                .contains("Train the model", "learningRate: ", "Lines for regression.yaml");
    }

    @Test
    void sweepsAndSaysHowManyFailed() throws IOException {
        WorkerEvent.Finished finished = (WorkerEvent.Finished) handle(DIVERGING, null, false);
        assertThat(finished.summary().get(0))
                .matches("Swept 6 trials in \\d+\\.\\d\\d s with engine vector: 2 completed, 4 diverged");
        assertThat(finished.summary().subList(1, 4))
                .containsExactly(
                        "  trial 1 (optimizer sgd, learningRate 1e9, epochs 3) diverged: the loss is NaN in epoch 1",
                        "  trial 2 (optimizer sgd, learningRate 1e9, epochs 5) diverged: the loss is NaN in epoch 1",
                        "  and 2 more, see trials.csv");
        assertThat(finished.summary().get(4))
                .matches(
                        "Best: trial 4, optimizer sgd, learningRate 0\\.001, epochs 5: validation\\.rmse \\S+, chosen on the"
                                + " validation rows only");
        assertThat(finished.summary().get(5))
                .isEqualTo("The model was trained again on all rows that are not held out.");
        assertThat(finished.summary().get(6)).startsWith("test (89 rows)");
        try (Stream<Path> files = Files.list(out())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "trials.csv",
                            "sweep.json",
                            "report.html",
                            "model.zip",
                            "losses.csv",
                            "timings.json",
                            "journal.jsonl");
        }
        assertThat(events).last().isInstanceOf(WorkerEvent.Sweeping.class);
    }

    @Test
    void executorMustBeOnTheClassPath() {
        WorkerEvent event = new RequestHandler(events::add)
                .handle(new WorkerRequest.Sweep(
                        Backend.CPU,
                        folder.toString(),
                        out().toString(),
                        DIVERGING,
                        null,
                        null,
                        false,
                        null,
                        null,
                        new ExecutorSpec("spark", Map.of(), ExecutorSpec.BROADCAST, List.of())));
        assertThat(((WorkerEvent.Failed) event).message())
                .isEqualTo("executor is spark, for which nothing is on the class path; add the artifact"
                        + " dev.mlmethods:regression-spark in the version of this library.");
    }

    @Test
    void trainsTheBestOnEveryRowToo() throws IOException {
        handle(DIVERGING, null, false);
        byte[] model = Files.readAllBytes(out().resolve("model.zip"));
        assertThat(out().resolve("model-final.zip")).doesNotExist();

        WorkerEvent.Finished finished = (WorkerEvent.Finished) new RequestHandler(events::add)
                .handle(new WorkerRequest.Sweep(
                        Backend.CPU,
                        folder.toString(),
                        out().toString(),
                        DIVERGING,
                        null,
                        null,
                        false,
                        FinalTraining.ALL,
                        null,
                        null));
        assertThat(finished.summary())
                .contains(
                        "The final model is trained on all 442 rows for 5 epochs, and has no metrics of its own: those of"
                                + " model.zip stand in for it");
        assertThat(events).last().isEqualTo(new WorkerEvent.FinalTraining(442, 5));
        assertThat(out().resolve("model.zip")).hasBinaryContent(model);
        Path file = out().resolve("model-final.zip");
        assertThat(RegressionModel.load(file).finalFit()).isEqualTo(new FinalFit(442, 5, null, Sha256.of(model)));
        assertThat(SweepReport.read(out().resolve("sweep.json")).model())
                .extracting(SweepReport.Model::finalModel)
                .extracting(FinalModel::modelSha256)
                .isEqualTo(Sha256.of(Files.readAllBytes(file)));
        assertThat(out().resolve("report.html")).content().contains("the same, trained on all 442 rows");
        ResultChain.requireModel(file);

        handle(DIVERGING, null, false);
        assertThat(file).doesNotExist();
    }

    @Test
    void saysHowFarSeedsAreApart() {
        WorkerEvent.Finished finished =
                (WorkerEvent.Finished) handle(SmallSweeps.grid("seeds", "1,2,3").withRefit(false), null, false);
        assertThat(finished.summary().get(1))
                .matches("Best: trial \\d, seed \\d: validation\\.rmse \\S+ \\+- \\S+ over 3 seeds, chosen on the"
                        + " validation rows only");
        assertThat(finished.summary().get(2))
                .isEqualTo("The model is the one that was compared; it was not trained on the validation rows.");
    }

    @Test
    void parallelismAndAJournalChangeNoByte() throws IOException {
        handle(DIVERGING, 1, false);
        Map<String, ByteBuffer> one = results();
        for (int parallelism : new int[] {2, 5}) {
            Files.delete(out().resolve("journal.jsonl"));
            handle(DIVERGING, parallelism, false);
            assertThat(results()).isEqualTo(one);
        }
        handle(DIVERGING, 2, false);
        assertThat(results()).isEqualTo(one);
    }

    @Test
    void failsWhereNothingCompletesAndLeavesWhatWasThere() throws IOException {
        handle(DIVERGING, null, false);
        Map<String, ByteBuffer> before = results();
        WorkerEvent.Failed failed = (WorkerEvent.Failed)
                handle(SmallSweeps.grid("optimizers", "sgd", "learningRates", "1e9,1e10"), null, false);
        assertThat(failed.message())
                .isEqualTo("None of the 2 trials gave a model (2 diverged): trial 1 (optimizer sgd, learningRate 1e9)"
                        + " diverged: the loss is NaN in epoch 1; trial 2 (optimizer sgd, learningRate 1e10) diverged:"
                        + " the loss is NaN in epoch 1. Try smaller learningRates, or look for extreme values in the"
                        + " data.");
        assertThat(results()).isEqualTo(before);
    }

    @Test
    void failsWhereTheObjectiveIsNotDefined() {
        SweepSpec spec =
                SmallSweeps.grid("validationSizes", "0.001").withObjective(Objective.parse("validation.r2", null));
        assertThat(((WorkerEvent.Failed) handle(spec, null, false)).message())
                .isEqualTo(
                        "objective is validation.r2, which can't be used to compare trials: there is one validation row. Use"
                                + " objective=validation.rmse, or set more rows aside (validationSize, folds).");
    }

    @Test
    void plansWithoutTrainingOrWriting() {
        WorkerEvent.Finished finished = (WorkerEvent.Finished) handle(DIVERGING, null, true);
        assertThat(finished.summary())
                .containsExactly(
                        "Plan: 6 trials in 3 trainings, 15 epochs; each trial by itself would take 24.",
                        "  1  optimizer sgd, learningRate 1e9, epochs 3",
                        "  2  optimizer sgd, learningRate 1e9, epochs 5",
                        "  3  optimizer sgd, learningRate 0.001, epochs 3",
                        "  4  optimizer sgd, learningRate 0.001, epochs 5",
                        "  5  optimizer sgd, learningRate 1e10, epochs 3",
                        "  6  optimizer sgd, learningRate 1e10, epochs 5");
        assertThat(out()).doesNotExist();
        assertThat(events).isEmpty();
    }

    @Test
    void aLongPlanIsCutShort() {
        WorkerEvent.Finished finished =
                (WorkerEvent.Finished) handle(SmallSweeps.grid("epochs", "1..1200 in 1200"), null, true);
        assertThat(finished.summary()).hasSize(102);
        assertThat(finished.summary().get(0))
                .isEqualTo("Plan: 1,200 trials in 1 trainings, 1,200 epochs; each trial by itself would take 720,600.");
        assertThat(finished.summary().get(101)).isEqualTo("  and 1,100 more");
    }

    @Test
    void plansWhatTheJournalHasNot() {
        handle(SmallSweeps.grid("optimizers", "sgd", "learningRates", "1e-3", "epochs", "5"), null, false);
        WorkerEvent.Finished finished = (WorkerEvent.Finished) handle(DIVERGING, null, true);
        assertThat(finished.summary().subList(0, 2))
                .containsExactly(
                        "Plan: 6 trials in 3 trainings, 15 epochs; each trial by itself would take 24.",
                        "The journal has 1 of them; 5 are left, which take 13 epochs.");
        assertThat(finished.summary()).contains("  4  optimizer sgd, learningRate 0.001, epochs 5  (in the journal)");
    }

    @Test
    void refusesWhatIsNoPlan() {
        WorkerEvent.Failed failed = (WorkerEvent.Failed)
                handle(SmallSweeps.grid("learningRates", "0.1..0.2").withStrategy(StrategySpec.grid()), null, true);
        assertThat(failed.message())
                .isEqualTo(
                        "learningRates is a range, and the strategy grid needs to know how many values to take from it;"
                                + " give points, or use the strategy random.");
    }
}
