package dev.mlmethods.regression.sweep;

import static dev.mlmethods.regression.sweep.SmallSweeps.grid;
import static dev.mlmethods.regression.sweep.SmallSweeps.run;
import static dev.mlmethods.regression.sweep.SmallSweeps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepResultTest {
    private static final SweepPlan PLAN = SweepPlan.of(grid("seeds", "1,2", "learningRates", "0.1,0.2,0.3"));

    /** Trials whose predictions are off by these amounts; NaN for those that diverged. */
    private static SweepResult of(SweepPlan plan, double... rmses) {
        List<TrialResult> results = new ArrayList<>();
        for (double rmse : rmses) {
            int trial = results.size() + 1;
            RegressionMetrics metrics = RegressionMetrics.of(new double[] {0, 1}, new double[] {rmse, 1 + rmse});
            results.add(
                    Double.isNaN(rmse)
                            ? TrialResult.without(trial, TrialStatus.DIVERGED, "so")
                            : TrialResult.completed(
                                    trial, List.of(new TrialFit(8, metrics, metrics, metrics, "sha", List.of()))));
        }
        return new SweepResult(plan, "data", "vector", List.of(), results);
    }

    /** Trials 1 to 3 have the first seed, 4 to 6 the second. */
    @Test
    void aPointIsTheMeanOfItsSeeds() {
        SweepResult sweep = of(PLAN, 3, 1, 4, 2, 5, 4);
        assertThat(sweep.points())
                .extracting(SweepPoint::parameters)
                .containsExactly(Map.of("learningRate", 0.1), Map.of("learningRate", 0.2), Map.of("learningRate", 0.3));
        assertThat(sweep.points())
                .extracting(SweepPoint::trials)
                .containsExactly(List.of(1, 4), List.of(2, 5), List.of(3, 6));
        assertThat(sweep.points()).extracting(SweepPoint::mean).containsExactly(2.5, 3.0, 4.0);
        // With n - 1: for 3 and 2 the root of 0.5, for 1 and 5 the root of 8.
        assertThat(sweep.points().get(0).standardDeviation()).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(sweep.points().get(1).standardDeviation()).isCloseTo(Math.sqrt(8), within(1e-15));
        assertThat(sweep.points().get(2).standardDeviation()).isEqualTo(0.0);
        assertThat(sweep.bestPoint()).contains(sweep.points().get(0));
        assertThat(sweep.bestTrial()).get().extracting(Trial::number).isEqualTo(4);
        assertThat(sweep.points().get(0)).hasToString("learningRate 0.1");
    }

    @Test
    void aPointThatFailsWithSomeSeedsIsNotCompared() {
        SweepResult sweep = of(PLAN, 1, 3, 3, Double.NaN, 3, 3);
        assertThat(sweep.points().get(0).mean()).isNull();
        // The first of equal ones.
        assertThat(sweep.bestTrial()).get().extracting(Trial::number).isEqualTo(2);
        assertThat(sweep.count(TrialStatus.DIVERGED)).isEqualTo(1);
    }

    @Test
    void theBestIsTheLargestWhereThatIsWanted() {
        SweepPlan plan = SweepPlan.of(PLAN.spec().withObjective(Objective.parse("validation.rmse", "maximize")));
        assertThat(of(plan, 3, 1, 4, 2, 5, 4).bestTrial())
                .get()
                .extracting(Trial::number)
                .isEqualTo(3);
    }

    @Test
    void aPointWithOneSeedHasNoSpread() {
        assertThat(of(SweepPlan.of(grid("learningRates", "0.1")), 2).points())
                .containsExactly(new SweepPoint(Map.of("learningRate", 0.1), List.of(1), 2.0, null));
        assertThat(of(SweepPlan.of(grid("seeds", "1,2")), 2, 4).points())
                .singleElement()
                .hasToString("the specification as it is");
    }

    @Test
    void theModelThatWasComparedComesOutAgain() {
        SweepResult sweep = run(grid("epochs", "3,6").withRefit(false));
        TrainingResult model = BestModel.train(sweep, Path.of(""), 1, TrainingListener.SILENT);
        Trial best = sweep.bestTrial().orElseThrow();
        assertThat(model.model().specification()).isEqualTo(best.specification());
        assertThat(model.model().parametersSha256())
                .isEqualTo(sweep.of(best).fits().get(0).parametersSha256());
    }

    @Test
    void aModelWithOtherWeightsIsAnError() {
        SweepResult sweep = run(grid("epochs", "3").withRefit(false));
        SweepResult other = new SweepResult(
                sweep.plan(), "data", "vector", List.of(), of(sweep.plan(), 1).results());
        assertThatThrownBy(() -> BestModel.train(other, Path.of(""), 1, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Trial 1 gave a model with different weights when trained again ("
                        + sweep.results().get(0).fits().get(0).parametersSha256()
                        + ", not sha). Move the sweep's journal away and run it again.");
    }

    @Test
    void aRefitTrainsOnAllRowsThatAreNotHeldOut() {
        SweepResult sweep = run(grid("epochs", "3,6"));
        TrainingResult model = BestModel.train(sweep, Path.of(""), 1, TrainingListener.SILENT);
        assertThat(model.model().specification().split().validationSize()).isZero();
        assertThat(model.evaluation().trainRows()).isEqualTo(353);
    }

    @Test
    void aRefitHasAsManyEpochsAsWereBest() {
        SweepResult sweep = run(with(grid("learningRates", "0.1", "epochs", "60"), Map.of("patience", 3)));
        TrainingResult model = BestModel.train(sweep, Path.of(""), 1, TrainingListener.SILENT);
        assertThat(model.history().best()).isNull();
        assertThat(model.history().epochs())
                .hasSize(sweep.results().get(0).fits().get(0).trainedEpochs());
    }

    @Test
    void ofFoldsItHasTheMeanAndAtLeastTheWarmUp() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {0, 1}, new double[] {0, 2});
        List<TrialFit> fits = List.of(
                new TrialFit(4, metrics, metrics, metrics, "a", List.of()),
                new TrialFit(7, metrics, metrics, metrics, "b", List.of()));
        SweepSpec spec = with(grid("epochs", "60"), Map.of("patience", 3));
        assertThat(BestModel.onAllRows(SweepPlan.of(spec).trials().get(0).specification(), fits)
                        .training()
                        .epochs())
                .isEqualTo(6);
        SweepSpec warm = with(spec, Map.of("warmupEpochs", 9, "epochs", 60));
        assertThat(BestModel.onAllRows(SweepPlan.of(warm).trials().get(0).specification(), fits)
                        .training()
                        .epochs())
                .isEqualTo(10);
    }

    @Test
    void ofAnEnsembleOnlyTheFirstNetworkIsCompared() {
        List<Map<String, Object>> kinds =
                List.of(Map.of("activation", "tanh"), Map.of("patience", 2, "learningRate", 0.02), Map.of("epochs", 5));
        SweepSpec spec = with(grid("learningRates", "0.001,0.01"), Map.of("ensembleSize", 2, "members", kinds));
        SweepResult sweep = run(spec.withRefit(false));
        Trial best = sweep.bestTrial().orElseThrow();
        assertThat(best.specification())
                .isEqualTo(with(grid("epochs", "8"), Map.of("activation", "tanh", "learningRate", 0.01))
                        .specification());

        TrainingResult compared = BestModel.train(sweep, Path.of(""), 2, TrainingListener.SILENT);
        assertThat(compared.model().members()).isEqualTo(6);
        assertThat(compared.model().state().parametersSha256())
                .isEqualTo(sweep.of(best).fits().get(0).parametersSha256());

        TrainingResult refitted = BestModel.train(run(spec), Path.of(""), 2, TrainingListener.SILENT);
        assertThat(refitted.model().specification().members())
                .extracting(member -> member.training().epochs())
                .containsExactly(8, 8, 8, 8, 5, 5);
        assertThat(refitted.evaluation().trainRows()).isEqualTo(353);
    }

    @Test
    void whatTheFirstKindHasItselfIsNotSearched() {
        assertThatThrownBy(() -> with(
                        grid("learningRates", "0.001,0.01"),
                        Map.of("members", List.of(Map.of("learningRate", 0.1), Map.of()))))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "learningRates is searched, but the first entry of members, which the trials train, has its own"
                                + " learningRate; remove one of them.");
    }

    @Test
    void withoutACompletedTrialThereIsNoModel() {
        SweepResult sweep = of(SweepPlan.of(grid("learningRates", "0.1")), Double.NaN);
        assertThatThrownBy(() -> BestModel.train(sweep, Path.of(""), 1, TrainingListener.SILENT))
                .isInstanceOf(RegressionException.class)
                .hasMessage("No trial was completed.");
    }
}
