package dev.mlmethods.regression.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private TuningResult run(
            String budget, long searchSeed, @Nullable Integer folds, Map<String, ?> given, int threads) {
        Path table = SmallTunings.table(folder, "houses.csv", 0, List.of());
        return Tuning.of(SmallTunings.spec(table, budget, searchSeed, folds, given), folder)
                .run(threads, progress -> {});
    }

    @Test
    void findsWhatHelpsAndKeepsToItsBudget() {
        TuningResult result = run("40", 1, 0, Map.of(), 2);
        assertThat(result.trials().get(0).parameters()).isEmpty();
        assertThat(result.trials())
                .extracting(TuningTrial::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, result.trials().size()).boxed().toList());
        assertThat(result.spent()).isLessThanOrEqualTo(40);
        assertThat(result.spent())
                .isEqualTo(result.trials().size() + result.chosen().members().size());
        assertThat(value(result, result.best())).isLessThan(value(result, 1));
        assertThat(result.trials())
                .extracting(TuningTrial::stage)
                .contains(TuningStage.PRESENTATION, TuningStage.NETWORK, TuningStage.ABLATION);
        assertThat(result.chosen().split().validationSize()).isZero();
        assertThat(result.ablations())
                .isNotEmpty()
                .allSatisfy(
                        ablation -> assertThat(ablation.value()).isGreaterThanOrEqualTo(value(result, result.best())));
    }

    private static double value(TuningResult result, int trial) {
        return Objects.requireNonNull(result.trials().get(trial - 1).validation())
                .rmse();
    }

    @Test
    void isTheSameWithAnyNumberOfThreads() {
        assertThat(run("30", 5, null, Map.of(), 3)).isEqualTo(run("30", 5, null, Map.of(), 1));
        assertThat(run("20", 6, 0, Map.of(), 1)).isNotEqualTo(run("20", 5, 0, Map.of(), 1));
    }

    @Test
    void neverLooksAtTheTestRows() {
        Path table = SmallTunings.table(folder, "houses.csv", 0, List.of());
        TuningSpec spec = SmallTunings.spec(table, "25", 1, null, Map.of());
        List<Integer> test = new ArrayList<>();
        for (int row : DatasetSplit.of(
                        PreparedData.load(spec.specification(), folder),
                        spec.specification().split())
                .testRows()) {
            test.add(row);
        }
        assertThat(test).hasSize(60);
        TuningResult result = Tuning.of(spec, folder).run(2, progress -> {});
        SmallTunings.table(folder, "houses.csv", 1e6, test);
        TuningResult changed = Tuning.of(spec, folder).run(2, progress -> {});
        assertThat(changed.trials()).isEqualTo(result.trials());
        assertThat(changed.chosen()).isEqualTo(result.chosen());
        assertThat(changed.dataSha256()).isNotEqualTo(result.dataSha256());
    }

    @Test
    void leavesAloneWhatIsGiven() {
        Map<String, Object> given = Map.of(
                "hiddenLayers",
                List.of(8),
                "activation",
                "tanh",
                "neighbourFeatures",
                false,
                "targetScaling",
                "none",
                "ensembleSize",
                2);
        TuningResult result = run("30", 1, 0, given, 2);
        assertThat(result.trials())
                .flatExtracting(trial -> List.copyOf(trial.parameters().keySet()))
                .doesNotContainAnyElementsOf(given.keySet());
        assertThat(result.chosen().network().hiddenLayers()).containsExactly(8);
        assertThat(result.chosen().ensembleSize()).isEqualTo(2);
    }

    @Test
    void choosesASpecificationThatCanBeTrained() {
        Specification chosen = run("25", 2, 0, Map.of(), 2).chosen();
        assertThat(RegressionTrainer.train(
                                chosen, folder, RegressionTrainer.engine(chosen, 2), List.of(), TrainingListener.SILENT)
                        .model()
                        .members())
                .isEqualTo(chosen.members().size());
    }

    @Test
    void saysWhyTrialsGaveNoNetwork() {
        TuningResult result = run("20", 1, 0, Map.of("coordinates", List.of("size", "latitude", "longitude")), 1);
        assertThat(result.trials())
                .anySatisfy(trial -> assertThat(trial.status()).isEqualTo(TrialStatus.COMPLETED));
    }

    @Test
    void refusesBudgetsThatDontPayForAnything() {
        assertThatThrownBy(() -> run("16", 1, 5, Map.of(), 1))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "budget is 16, but the first candidate takes 5 trainings, one network for each of 5 folds, and 30%"
                                + " of the budget is for what the network reads; give 17 or more, or fewer folds (0 for one split).");
        assertThat(run("17", 1, 5, Map.of(), 1).trials()).isNotEmpty();
        assertThatThrownBy(() -> run("0.01s", 1, 0, Map.of(), 1))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("budget is 0.01s, but the first candidate takes ");
    }

    @Test
    void refusesWhatATuningCantKeep() {
        assertThatThrownBy(() -> run("20", 1, 0, Map.of("patience", 5, "validationSize", 0.2), 1))
                .hasMessageStartingWith("patience is 5, but a tuning chooses the epochs");
        assertThatThrownBy(() -> run("20", 1, 1, Map.of(), 1)).hasMessageStartingWith("folds is 1");
        assertThatThrownBy(() -> run("20", 1, 0, Map.of("intervals", "90%", "validationSize", 0.2), 1))
                .hasMessageStartingWith("intervals is 90%, but the model of a tuning is trained on all rows");
        assertThatThrownBy(() ->
                        run("20", 1, 0, Map.of("members", List.of(Map.of("dropout", 0.1), Map.of("dropout", 0.2))), 1))
                .hasMessage(
                        "members is set, but a tuning chooses the kinds of networks itself. Remove members, and, if an earlier search has found them, the other lines that it has found.");
    }

    @Test
    void dividesShortTablesIntoFolds() {
        Path table = SmallTunings.table(folder, "houses.csv", 0, List.of());
        assertThat(Tuning.of(SmallTunings.spec(table, "20", 1, null, Map.of()), folder)
                        .folds())
                .isEqualTo(5);
        assertThat(Tuning.of(SmallTunings.spec(table, "20", 1, null, Map.of("validationSize", 0.3)), folder)
                        .folds())
                .isZero();
        assertThat(new TuningSpec(
                                SmallTunings.spec(table, "20", 1, null, Map.of())
                                        .specification(),
                                List.of(),
                                TuningBudget.parse("20"),
                                1,
                                Objective.defaults(),
                                null)
                        .foldsOf(5_000))
                .isZero();
    }
}
