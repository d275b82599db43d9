package dev.mlmethods.regression.sweep;

import static dev.mlmethods.regression.sweep.SmallSweeps.RATES_AND_EPOCHS;
import static dev.mlmethods.regression.sweep.SmallSweeps.grid;
import static dev.mlmethods.regression.sweep.SmallSweeps.run;
import static dev.mlmethods.regression.sweep.SmallSweeps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SweepTest {
    private static final Path HERE = Path.of("");

    /** A table of 60 rows, of which every third has no b. */
    private static SweepSpec missingCells(Path folder, String missings, Map<String, ?> fields) throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b,y"));
        for (int row = 0; row < 60; row++) {
            lines.add(row * 7 % 60 / 4.0 + "," + (row % 3 == 0 ? "" : row * 11 % 60 / 8.0) + ","
                    + (row * 7 % 60 + row % 5));
        }
        Path table = Files.write(folder.resolve("holes.csv"), lines);
        SweepSpec grid = grid("missings", missings);
        return with(
                new SweepSpec(
                        grid.specification().withData(DataSpec.csv(table.toString(), "y")),
                        grid.space(),
                        grid.strategy(),
                        grid.objective(),
                        grid.folds(),
                        grid.refit()),
                fields);
    }

    @Test
    void aTrialWhoseDataCannotBeReadFailsAlone(@TempDir Path folder) throws IOException {
        SweepResult result = run(missingCells(folder, "mean,error", Map.of()));
        assertThat(result.results())
                .extracting(TrialResult::status)
                .containsExactly(TrialStatus.COMPLETED, TrialStatus.FAILED);
        assertThat(result.results().get(1).reason()).contains("missing is error for this column");
        assertThatThrownBy(() -> run(missingCells(folder, "error", Map.of())))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("missing is error for this column");
    }

    /** The search replaces what is wrong with the specification. */
    @Test
    void whatIsSearchedNeedNotBeRightInTheSpecification(@TempDir Path folder) throws IOException {
        SweepResult result = run(missingCells(folder, "mean,median", Map.of("missing", "error")));
        assertThat(result.results()).extracting(TrialResult::status).containsOnly(TrialStatus.COMPLETED);
        assertThat(result.findings()).isEmpty();
        assertThat(run(missingCells(folder, "mean,median", Map.of("missing", "drop")))
                        .findings())
                .as("of rows that no trial left out")
                .isEmpty();
    }

    @Test
    void trialsOfOtherRowsAreSaidToBe(@TempDir Path folder) throws IOException {
        assertThat(run(missingCells(folder, "mean,drop", Map.of())).findings())
                .filteredOn(finding -> finding.kind() == DataFinding.Kind.DIFFERENT_ROWS)
                .extracting(DataFinding::text)
                .containsExactly(
                        "The trials have different rows, from 40 to 60, because missing=drop leaves out rows in some of them."
                                + " So they are compared on different validation rows, and a better metric may only mean easier rows."
                                + " Search missing without drop to compare on the same ones.");
        assertThat(run(missingCells(folder, "drop", Map.of())).findings())
                .extracting(DataFinding::kind)
                .containsExactly(DataFinding.Kind.MISSING_CELL);
    }

    static List<SweepSpec> shared() {
        return List.of(
                RATES_AND_EPOCHS,
                // Each draws from its own generator, and has a schedule that doesn't end with the training.
                with(
                        grid("epochs", "9,3,5"),
                        Map.of(
                                "dropout",
                                0.2,
                                "learningRateSchedule",
                                "step",
                                "stepEpochs",
                                2,
                                "warmupEpochs",
                                2,
                                "loss",
                                "huber",
                                "optimizer",
                                "adamW",
                                "weightDecay",
                                0.01)),
                with(grid("epochs", "4,8"), Map.of("evaluateEvery", 4, "batchSize", "full")),
                with(grid("epochs", "3,5"), Map.of("engine", "dl4j", "dropout", 0.2)));
    }

    /** The proof that trials that share a training are the same as each would be if trained separately. */
    @ParameterizedTest
    @MethodSource("shared")
    void aTrialThatSharesATrainingIsBitEqualToATrainingOfItsOwn(SweepSpec spec) {
        SweepResult sweep = run(spec);
        assertThat(sweep.plan().runs()).hasSizeLessThan(sweep.results().size());
        for (Trial trial : sweep.plan().trials()) {
            assertEqual(sweep.of(trial), RegressionTrainer.train(trial.specification(), HERE, TrainingListener.SILENT));
        }
    }

    @Test
    void aTrialThatStopsEarlyHasTheWeightsOfItsBestEpoch() {
        SweepResult sweep = run(with(grid("learningRates", "0.1", "epochs", "40,60"), Map.of("patience", 3)));
        for (Trial trial : sweep.plan().trials()) {
            TrainingResult alone = RegressionTrainer.train(trial.specification(), HERE, TrainingListener.SILENT);
            assertThat(alone.history().epochs()).hasSizeLessThan(40);
            assertEqual(sweep.of(trial), alone);
        }
    }

    private static void assertEqual(TrialResult trial, TrainingResult alone) {
        assertThat(trial.isCompleted()).isTrue();
        TrialFit fit = trial.fits().get(0);
        assertThat(fit.parametersSha256()).isEqualTo(alone.model().parametersSha256());
        assertThat(trial.train()).isEqualTo(alone.evaluation().network().train());
        assertThat(trial.test()).isEqualTo(alone.evaluation().network().test());
        assertThat(fit.losses()).isEqualTo(alone.history().epochs());
        assertThat(fit.trainedEpochs()).isEqualTo(alone.history().ofWeights().epoch());
    }

    /** With a mean squared error and an unscaled target, the validation loss is the square of the RMSE, except for float32 rounding. */
    @Test
    void theValidationMetricsAreThoseOfTheValidationRows() {
        SweepResult sweep = run(with(grid("epochs", "5"), Map.of("targetScaling", "none")));
        TrialFit fit = sweep.results().get(0).fits().get(0);
        EpochLoss last = fit.losses().get(4);
        assertThat(fit.validation().mse()).isCloseTo(last.validationLoss(), within(1e-2));
        assertThat(sweep.results().get(0).validation()).isEqualTo(fit.validation());
    }

    static List<SweepSpec> all() {
        return List.of(
                RATES_AND_EPOCHS,
                grid("learningRates", "1e-3,1e-2", "epochs", "3,5").withFolds(3),
                with(grid("learningRates", "log 1e-4..1"), Map.of("epochs", 20))
                        .withStrategy(StrategySpec.successiveHalving(12, 3, 2)),
                with(grid("learningRates", "1e-3,1e9", "epochs", "3,5"), Map.of("optimizer", "sgd")),
                with(grid("seeds", "1,2,3"), Map.of("engine", "dl4j", "dropout", 0.2)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void noResultDependsOnWhatRunsBesideWhat(SweepSpec spec) {
        SweepResult one = run(spec, 1, SweepJournal.inMemory());
        for (int parallelism : new int[] {2, 5}) {
            assertThat(run(spec, parallelism, SweepJournal.inMemory()).results())
                    .isEqualTo(one.results());
        }
    }

    /** With retries, duplicates, losses and any order. */
    @ParameterizedTest
    @MethodSource("all")
    void noResultDependsOnHowOftenItIsTried(SweepSpec spec) {
        SweepResult once = run(spec);
        int attempts = 0;
        for (int seed = 1; seed <= 5; seed++) {
            SweepData data = new SweepData(HERE);
            List<SweepProgress> told = Collections.synchronizedList(new ArrayList<>());
            UnreliableExecutor executor = new UnreliableExecutor(data, seed);
            SweepResult often = new Sweep(SweepPlan.of(spec), data, SweepJournal.inMemory()).run(executor, told::add);
            assertThat(often).usingRecursiveComparison().isEqualTo(once);
            attempts += executor.attempts();
            SweepProgress last = told.get(told.size() - 1);
            assertThat(last.finished()).isEqualTo(last.trials());
            assertThat(last.trainedEpochs() + last.skippedEpochs()).isLessThanOrEqualTo(last.epochs());
        }
        assertThat(attempts).isGreaterThan(5 * once.plan().runs().size());
    }

    /** Otherwise a trial that was sent elsewhere would be another one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    seeds            | 1,2,4294967295
                    splitSeeds       | 0,7
                    learningRates    | 1,1e-3,1e-10
                    dropouts         | 0,0.5
                    epochs           | 3,5
                    batchSizes       | 32,full
                    hiddenLayers     | 64,32;8;none
                    features         | bmi,bp;s1
                    losses           | mse,huber
                    optimizers       | sgd,adam
                    """)
    void aRunSurvivesJson(String plural, String values) {
        SweepSpec spec = grid(plural, values);
        for (TrialRun run : SweepPlan.of(spec).runs()) {
            assertThat(SmallSweeps.sent(run, TrialRun.class)).isEqualTo(run);
        }
    }

    @Test
    void whatDivergesIsARowWithItsReason() {
        SweepResult sweep = run(with(grid("learningRates", "1e-3,1e9", "epochs", "3,5"), Map.of("optimizer", "sgd")));
        assertThat(sweep.results())
                .extracting(TrialResult::status)
                .containsExactly(
                        TrialStatus.COMPLETED, TrialStatus.COMPLETED, TrialStatus.DIVERGED, TrialStatus.DIVERGED);
        TrialResult diverged = sweep.results().get(3);
        assertThat(diverged.reason()).isEqualTo("the loss is NaN in epoch 1");
        assertThat(sweep.results().get(2).reason()).isEqualTo(diverged.reason());
        assertThat(diverged.hasMetrics()).isFalse();
        assertThat(diverged).hasToString("diverged: the loss is NaN in epoch 1");
        assertThatThrownBy(diverged::test)
                .isInstanceOf(RegressionException.class)
                .hasMessage("Trial 4 has no metrics because it diverged: the loss is NaN in epoch 1.");
        assertThat(sweep.bestTrial()).contains(sweep.plan().trials().get(1));
    }

    /** Adam's steps are as long as the learning rate, so its numbers stay finite for a long time. */
    @Test
    void aTrainingThatEndsWorseThanItBeganHasDiverged() {
        SweepResult sweep = run(grid("learningRates", "10,1e-3", "epochs", "3,8"));
        assertThat(sweep.results())
                .extracting(TrialResult::status)
                .containsExactly(
                        TrialStatus.DIVERGED, TrialStatus.DIVERGED, TrialStatus.COMPLETED, TrialStatus.COMPLETED);
        TrialResult diverged = sweep.results().get(1);
        assertThat(diverged.reason())
                .matches(
                        "the loss on the training rows rose from \\d\\.\\d{3} before the training to \\S+ after epoch 8");
        assertThat(diverged.isFailure()).isTrue();
        assertThat(diverged.test().rmse())
                .isGreaterThan(sweep.results().get(3).test().rmse());
        assertThat(sweep.objective(diverged)).isNull();
    }

    @Test
    void whatDivergesInAFoldSaysInWhich() {
        SweepResult sweep = run(
                with(grid("learningRates", "1e9"), Map.of("optimizer", "sgd")).withFolds(3));
        assertThat(sweep.results())
                .containsExactly(
                        TrialResult.without(1, TrialStatus.DIVERGED, "the loss is NaN in epoch 1 (fold 1 of 3)"));
        assertThat(sweep.bestTrial()).isEmpty();
        assertThat(sweep.bestPoint()).isEmpty();
    }

    /** DL4J has no Huber loss, which is found out only when a training starts. */
    @Test
    void whatCannotBeTrainedIsARowWithItsReason() {
        SweepResult sweep = run(grid("losses", "mse,huber", "engines", "dl4j,vector"));
        assertThat(sweep.results())
                .extracting(TrialResult::toString)
                .containsExactly(
                        "completed",
                        "completed",
                        "failed: engine is dl4j, which has no loss huber; use mse or mae, or engine=vector.",
                        "completed");
    }

    @Test
    void theMetricsOfACrossValidationAreTheMeansOverItsFolds() {
        SweepResult sweep = run(grid("epochs", "3,5").withFolds(3));
        TrialResult result = sweep.results().get(1);
        assertThat(result.fits()).hasSize(3);
        assertThat(result.fits()).extracting(TrialFit::parametersSha256).doesNotHaveDuplicates();
        List<RegressionMetrics> folds =
                result.fits().stream().map(TrialFit::validation).toList();
        double sum = folds.get(0).rmse() + folds.get(1).rmse() + folds.get(2).rmse();
        assertThat(result.validation().rmse()).isCloseTo(sum / 3, within(1e-12));
        assertThat(folds).doesNotHaveDuplicates();
    }

    /** With 1 row, R2 is not defined, so it can't be used to choose. */
    @Test
    void aMetricThatIsNotDefinedIsKeptAsNone() {
        SweepResult sweep = run(with(grid("epochs", "1,2"), Map.of("validationSize", 0.001)));
        TrialResult result = sweep.results().get(0);
        assertThat(result.validation().r2()).isNaN();
        assertThat(Json.read(Json.line(result), TrialResult.class)).isEqualTo(result);
        assertThat(sweep.findings())
                .extracting(DataFinding::text)
                .containsExactly(
                        "There is one validation row: R2 and the explained variance aren't defined on it, and the other metrics are"
                                + " just its error. Raise validationSize, or add rows.");
    }

    @Test
    void anObjectiveThatIsNotDefinedIsSaidBeforeAnythingIsTrained() {
        SweepSpec spec = with(grid("epochs", "1,2"), Map.of("validationSize", 0.001))
                .withObjective(Objective.parse("validation.r2", null));
        assertThatThrownBy(() -> new Sweep(SweepPlan.of(spec), new SweepData(Path.of("")), SweepJournal.inMemory()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "objective is validation.r2, which can't be used to compare trials: there is one validation row. Use"
                                + " objective=validation.rmse, or set more rows aside (validationSize, folds).");
    }

    @Test
    void anObjectiveThatZerosInTheTargetLeaveUndefinedIsSaidBeforeAnythingIsTrained(@TempDir Path folder)
            throws IOException {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i % 7).append(',').append(i % 3).append('\n');
        }
        Files.writeString(folder.resolve("zeros.csv"), csv);
        for (int folds : new int[] {0, 4}) {
            SweepSpec grid = grid("epochs", "1,2");
            SweepSpec spec = new SweepSpec(
                    grid.specification().withData(DataSpec.csv("zeros.csv", "y")),
                    grid.space(),
                    grid.strategy(),
                    Objective.parse("validation.mape", null),
                    folds,
                    grid.refit());
            assertThatThrownBy(() -> new Sweep(SweepPlan.of(spec), new SweepData(folder), SweepJournal.inMemory()))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageMatching(
                            "objective is validation\\.mape, which can't be used to compare trials: the target 'y' is 0 in"
                                    + " \\d of the [78] validation rows\\. Use objective=validation\\.mae or validation\\.rmse\\.");
        }
    }

    @Test
    void successiveHalvingGivesUpWhatIsWorse() {
        SweepResult sweep = run(with(grid("learningRates", "log 1e-4..1"), Map.of("epochs", 20))
                .withStrategy(StrategySpec.successiveHalving(12, 3, 2)));
        assertThat(sweep.count(TrialStatus.PRUNED)).isGreaterThan(5);
        assertThat(sweep.count(TrialStatus.COMPLETED)).isBetween(1, 6);
        for (TrialResult result : sweep.results()) {
            if (result.status() == TrialStatus.PRUNED) {
                int epochs = result.fits().get(0).trainedEpochs();
                assertThat(epochs).isIn(2, 6, 18);
                assertThat(result.reason()).isEqualTo("others were better after " + epochs + " epochs");
            } else {
                assertThat(result.rungs()).hasSize(3);
            }
        }
        // A pruned trial isn't a candidate.
        assertThat(sweep.bestTrial())
                .get()
                .satisfies(best -> assertThat(sweep.of(best).isCompleted()).isTrue());
    }

    @Test
    void aLossCurveHasAtMostAHundredEpochsAndTheLast() {
        SweepResult sweep = run(grid("epochs", "100,205"));
        assertThat(sweep.results().get(0).fits().get(0).losses()).hasSize(100);
        List<EpochLoss> losses = sweep.results().get(1).fits().get(0).losses();
        assertThat(losses)
                .extracting(EpochLoss::epoch)
                .startsWith(3, 6)
                .endsWith(204, 205)
                .hasSize(69);
    }

    @Test
    void tellsOfItsProgress() {
        List<SweepProgress> told = Collections.synchronizedList(new ArrayList<>());
        SweepSpec spec = with(grid("learningRates", "1e-3,1e9", "epochs", "3,5"), Map.of("optimizer", "sgd"));
        SweepResult sweep = run(spec, 1, SweepJournal.inMemory(), told::add);
        assertThat(told.get(told.size() - 1))
                .isEqualTo(new SweepProgress(
                        4, 4, 2, 5, 0, 10, sweep.results().get(1).validation().rmse(), "learningRate 0.001, epochs 5"));
    }

    @Test
    void anErrorOfTheListenerEndsTheSweep() {
        assertThatThrownBy(() -> run(RATES_AND_EPOCHS, 2, SweepJournal.inMemory(), progress -> {
                    throw new IllegalStateException("full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }

    @Test
    void dataThatIsAtFaultIsSaidBeforeAnythingIsTrained() {
        SweepSpec spec = with(RATES_AND_EPOCHS, Map.of("dataset", "diabetis"));
        assertThatThrownBy(() -> run(spec))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("dataset is 'diabetis', which is neither a built-in dataset nor a file;");
    }

    @Test
    void anErrorOfTheJournalIsNoFailureOfATrial() {
        SweepData data = new SweepData(HERE);
        TrialMonitor monitor = new TrialMonitor() {
            @Override
            public void trained(TrialRun run, long epochs) {}

            @Override
            public void skipped(TrialRun run, long epochs) {}

            @Override
            public void finished(TrialResult result) {
                throw new IllegalStateException("no space for " + result);
            }

            @Override
            public boolean goesOn(TrialRun run, int rung, double value) {
                return true;
            }
        };
        SweepSpec failing = grid("losses", "huber", "engines", "dl4j");
        assertThatThrownBy(() -> new LocalExecutor(data, 1, 1)
                        .execute(SweepPlan.of(failing).runs(), monitor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no space for failed: engine is dl4j, which has no loss huber; use mse or mae, or"
                        + " engine=vector.");
        assertThatThrownBy(() -> new LocalExecutor(data, 1, 1)
                        .execute(SweepPlan.of(RATES_AND_EPOCHS).runs(), monitor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no space for completed");
    }

    @Test
    void anInterruptEndsTheSweepAndItsTrainings() throws InterruptedException {
        SweepSpec endless = grid("epochs", "1000000", "learningRates", "1e-3,1e-4,1e-5,1e-6");
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        AtomicInteger told = new AtomicInteger();
        Thread sweep = new Thread(() -> {
            try {
                run(endless, 2, SweepJournal.inMemory(), progress -> told.incrementAndGet());
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        sweep.start();
        while (told.get() == 0) {
            Thread.sleep(1);
        }
        sweep.interrupt();
        sweep.join();
        assertThat(thrown.get())
                .isInstanceOf(RegressionException.class)
                .hasMessage("The sweep was interrupted; the finished trials are in its journal, if it has one.");
        int before = told.get();
        // Longer than its trainings would take from one report to the next.
        Thread.sleep(300);
        assertThat(told).hasValue(before);
    }
}
