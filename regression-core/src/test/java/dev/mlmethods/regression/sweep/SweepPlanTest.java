package dev.mlmethods.regression.sweep;

import static dev.mlmethods.regression.sweep.SmallSweeps.grid;
import static dev.mlmethods.regression.sweep.SmallSweeps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
    private static List<List<Integer>> shared(SweepSpec spec) {
        return SweepPlan.of(spec).runs().stream()
                .map(run -> run.trials().stream().map(Trial::number).toList())
                .toList();
    }

    @Test
    void trialsThatDifferInEpochsAloneAreOneTraining() {
        SweepSpec spec = grid("learningRates", "1e-4,1e-3,1e-2,1e-1", "epochs", "25,50,100,200");
        SweepPlan plan = SweepPlan.of(spec);
        assertThat(plan.trials()).hasSize(16);
        assertThat(plan.epochs()).isEqualTo(800);
        assertThat(plan.epochsWithoutSharing()).isEqualTo(1_500);
        assertThat(shared(spec))
                .startsWith(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8))
                .hasSize(4);
        assertThat(plan.trials().get(6))
                .isEqualTo(new Trial(
                        7,
                        Map.of("learningRate", 0.001, "epochs", 100),
                        SpecificationFields.with(
                                SmallSweeps.SPECIFICATION, Map.of("learningRate", 0.001, "epochs", 100))))
                .hasToString("learningRate 0.001, epochs 100");
    }

    @Test
    void theEpochsOfAnySpecificationsAreCountedAlike() {
        SweepPlan plan = SweepPlan.of(grid("learningRates", "1e-4,1e-3", "epochs", "25,50"));
        List<Specification> specifications =
                plan.trials().stream().map(Trial::specification).toList();
        assertThat(SweepPlan.epochs(specifications, 0)).isEqualTo(plan.epochs()).isEqualTo(100);
        assertThat(SweepPlan.epochs(specifications, 3)).isEqualTo(300);
        assertThat(SweepPlan.epochs(specifications.subList(0, 3), 0)).isEqualTo(75);
    }

    @Test
    void theirOrderInATrainingIsThatOfTheirEpochs() {
        assertThat(shared(grid("epochs", "50,10,25", "learningRates", "0.1,0.2")))
                .containsExactly(List.of(3, 5, 1), List.of(4, 6, 2));
    }

    @Test
    void aScheduleThatEndsWithTheTrainingIsNotShared() {
        SweepSpec spec = grid("epochs", "10,20", "learningRateSchedules", "cosine,step");
        assertThat(shared(spec)).containsExactly(List.of(1), List.of(2, 4), List.of(3));
        assertThat(SweepPlan.of(spec).epochs()).isEqualTo(50);
    }

    @Test
    void earlyStoppingIsNotShared() {
        assertThat(shared(grid("epochs", "10,20", "patiences", "0,5")))
                .containsExactly(List.of(1, 3), List.of(2), List.of(4));
    }

    /** The validation loss of epoch 5 is computed in a training of 5 epochs, but not in a longer one. */
    @Test
    void aValidationLossAfterTheLastEpochAloneIsNotShared() {
        assertThat(shared(with(grid("epochs", "4,5,8"), Map.of("evaluateEvery", 4))))
                .containsExactly(List.of(1, 3), List.of(2));
    }

    @Test
    void foldsMultiplyTheEpochs() {
        SweepPlan plan = SweepPlan.of(grid("epochs", "10,20").withFolds(5));
        assertThat(plan.epochs()).isEqualTo(100);
        assertThat(plan.epochsWithoutSharing()).isEqualTo(150);
    }

    @Test
    void aTrialThatIsNoneIsNamedBeforeAnythingRuns() {
        assertThatThrownBy(() -> SweepPlan.of(grid("learningRates", "0.1,-1")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("learningRate is -1; it must be a number above 0, such as 0.001.");
    }

    @Test
    void thereMustBeValidationRows() {
        assertThatThrownBy(() -> SweepPlan.of(with(grid("epochs", "1,2"), Map.of("validationSize", 0))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("validationSize is 0, so there are no validation rows to compare the trials on;"
                        + " set validationSize, such as 0.2, or folds, such as 5.");
        assertThat(SweepPlan.of(with(grid("epochs", "1,2").withFolds(3), Map.of("validationSize", 0)))
                        .trials())
                .hasSize(2);
    }

    @Test
    void aRefitCannotStopEarlyWithinASchedule() {
        SweepSpec spec = with(grid("epochs", "10,20"), Map.of("patience", 3, "learningRateSchedule", "cosine"));
        assertThatThrownBy(() -> SweepPlan.of(spec))
                .isInstanceOf(RegressionException.class)
                .hasMessage("refit is true, but with patience 3 a training may end anywhere in its schedule and"
                        + " cannot be repeated on all rows; set refit to false, patience to 0 or learningRateSchedule to constant or"
                        + " step.");
        assertThat(SweepPlan.of(spec.withRefit(false)).trials()).hasSize(2);
    }

    @Test
    void randomPointsAreDrawnWithinTheirRangesAndOnce() {
        SweepSpec spec = grid("learningRates", "log 1e-4..1e-1", "epochs", "5..8", "activations", "relu,tanh")
                .withStrategy(StrategySpec.random(200, 1));
        List<Trial> trials = SweepPlan.of(spec).trials();
        assertThat(trials).hasSize(200);
        assertThat(new HashSet<>(trials.stream().map(Trial::parameters).toList()))
                .hasSize(200);
        List<Double> rates = trials.stream()
                .map(trial -> trial.specification().training().learningRate())
                .toList();
        List<Integer> epochs = trials.stream()
                .map(trial -> trial.specification().training().epochs())
                .toList();
        assertThat(rates).allSatisfy(rate -> assertThat(rate).isBetween(1e-4, 1e-1));
        // Evenly in the logarithm: half of them below 10^-2.5; five standard deviations of a fair coin are 35 of 200.
        assertThat(rates.stream().filter(rate -> rate < 3.162e-3)).hasSizeBetween(65, 135);
        assertThat(new HashSet<>(epochs)).containsExactlyInAnyOrder(5, 6, 7, 8);
        for (int value = 5; value <= 8; value++) {
            // A quarter of them each; five standard deviations are 31.
            assertThat(Collections.frequency(epochs, value)).isBetween(19, 81);
        }
    }

    @Test
    void aLongerSearchBeginsWithTheShorterOneAndAFieldMoreChangesNoOther() {
        SweepSpec spec = grid("learningRates", "log 1e-4..1e-1");
        List<Trial> ten =
                SweepPlan.of(spec.withStrategy(StrategySpec.random(10, 7))).trials();
        List<Trial> twenty =
                SweepPlan.of(spec.withStrategy(StrategySpec.random(20, 7))).trials();
        assertThat(twenty.subList(0, 10)).isEqualTo(ten);
        List<Trial> more = SweepPlan.of(grid("learningRates", "log 1e-4..1e-1", "dropouts", "0..0.5")
                        .withStrategy(StrategySpec.random(10, 7)))
                .trials();
        assertThat(more.stream().map(trial -> trial.parameters().get("learningRate")))
                .isEqualTo(ten.stream()
                        .map(trial -> trial.parameters().get("learningRate"))
                        .toList());
        assertThat(SweepPlan.of(spec.withStrategy(StrategySpec.random(10, 8))).trials())
                .isNotEqualTo(ten);
    }

    @Test
    void aSmallSpaceIsTriedWhole() {
        SweepSpec spec = grid("activations", "relu,tanh,elu", "batchSizes", "32,full");
        assertThat(SweepPlan.of(spec.withStrategy(StrategySpec.random(50, 1))).trials().stream()
                        .map(Trial::parameters))
                .containsExactlyInAnyOrderElementsOf(spec.space().grid());
    }

    @Test
    void eachRandomPointIsTriedWithEachSeed() {
        List<Trial> trials = SweepPlan.of(grid("seeds", "1,2,3", "learningRates", "log 1e-4..1e-1")
                        .withStrategy(StrategySpec.random(4, 1)))
                .trials();
        assertThat(trials).hasSize(12);
        assertThat(trials.stream().map(trial -> trial.parameters().get("seed")))
                .containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 1L, 2L, 3L, 1L, 2L, 3L);
        assertThat(new HashSet<>(trials.stream()
                        .map(trial -> trial.parameters().get("learningRate"))
                        .toList()))
                .hasSize(4);
    }

    @Test
    void successiveHalvingComparesAfterGrowingNumbersOfEpochs() {
        SweepSpec spec = with(grid("learningRates", "log 1e-4..1e-1"), Map.of("epochs", 100))
                .withStrategy(StrategySpec.successiveHalving(5, 1, 4));
        assertThat(SweepPlan.of(spec).runs())
                .hasSize(5)
                .allSatisfy(run -> assertThat(run.rungs()).containsExactly(4, 12, 36));
        assertThatThrownBy(() -> SweepPlan.of(with(spec, Map.of("epochs", 4))))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "minEpochs is 4, but epochs is 4; successiveHalving first compares after minEpochs, which must"
                                + " be fewer.");
    }

    @Test
    void whatSuccessiveHalvingCannotDoIsRefused() {
        StrategySpec halving = StrategySpec.successiveHalving(5, 1, 4);
        assertThatThrownBy(() -> grid("epochs", "10,20").withStrategy(halving))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "strategy is successiveHalving, but epochs is searched; set only epochs, or use the strategy"
                                + " random.");
        assertThatThrownBy(() -> grid("seeds", "1,2").withStrategy(halving))
                .isInstanceOf(RegressionException.class)
                .hasMessage("strategy is successiveHalving, but seeds is searched; set only seed, or use the strategy"
                        + " random.");
        assertThatThrownBy(() -> grid("dropouts", "0,0.1").withFolds(3).withStrategy(halving))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "strategy is successiveHalving, but folds is 3; use validationSize, or the strategy random.");
        assertThatThrownBy(() ->
                        with(grid("dropouts", "0,0.1"), Map.of("patience", 2)).withStrategy(halving))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "strategy is successiveHalving, but patience is 2; set patience to 0, because the strategy itself"
                                + " stops trials that fall behind.");
    }

    @Test
    void whatFoldsCannotDoIsRefused() {
        assertThatThrownBy(() -> grid("epochs", "1,2").withFolds(1))
                .isInstanceOf(RegressionException.class)
                .hasMessage("folds is 1; it must be at least 2, or 0 for one split by validationSize.");
        assertThatThrownBy(() -> grid("validationSizes", "0.1,0.2").withFolds(3))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "validationSizes is searched, but folds is 3, which takes the place of validationSize; remove"
                                + " one of them.");
        assertThatThrownBy(() -> grid("epochs", "1,2").withFolds(3).withRefit(false))
                .isInstanceOf(RegressionException.class)
                .hasMessage("refit is false, but with folds 3 there is no single model that was compared; set refit to"
                        + " true.");
    }

    @Test
    void readsBackFromJson() {
        SweepSpec spec = grid("learningRates", "log 1e-4..1e-1", "hiddenLayers", "8;4,4")
                .withStrategy(StrategySpec.random(3, 9))
                .withObjective(Objective.parse("validation.r2", null))
                .withFolds(4);
        assertThat(Json.read(Json.line(spec), SweepSpec.class)).isEqualTo(spec);
        TrialRun run = SweepPlan.of(spec).runs().get(0);
        assertThat(Json.read(Json.line(run), TrialRun.class)).isEqualTo(run);
    }
}
