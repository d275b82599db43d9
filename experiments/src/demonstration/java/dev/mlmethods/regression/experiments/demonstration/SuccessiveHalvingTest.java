package dev.mlmethods.regression.experiments.demonstration;

import static dev.mlmethods.regression.sweep.TrialStatus.COMPLETED;
import static dev.mlmethods.regression.sweep.TrialStatus.PRUNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.experiments.RegressionSweep;
import dev.mlmethods.regression.experiments.TrialSource;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Twenty random networks for California housing, most of which are given up early. */
@RegressionSweep(
        dataset = "california-housing",
        hiddenLayers = {"16", "64", "64,32"},
        batchSizes = {"64", "256"},
        space = "learningRates=log 1e-4..1e-1",
        strategy = Strategy.SUCCESSIVE_HALVING,
        trials = 20,
        minEpochs = 1,
        specification = "epochs=20")
class SuccessiveHalvingTest {
    @ParameterizedTest
    @TrialSource(PRUNED)
    void isGivenUpAtOneOfTheComparisons(TrialResult result) {
        int epochs = result.fits().get(0).trainedEpochs();
        assertThat(epochs).isIn(1, 3, 9);
        assertThat(result.reason()).isEqualTo("others were better after " + epochs + " epochs");
    }

    @ParameterizedTest
    @TrialSource(COMPLETED)
    void isTrainedToItsEnd(Trial trial, TrialResult result) {
        assertThat(result.fits().get(0).trainedEpochs()).isEqualTo(20);
        assertThat(result.rungs()).as(trial.toString()).hasSize(3);
    }

    /** Twenty trials of twenty epochs would be 400. */
    @Test
    void costsAFifthOfAllTrainings(SweepResult sweep) {
        int trained = sweep.results().stream()
                .mapToInt(result -> result.fits().get(0).trainedEpochs())
                .sum();
        assertThat(trained).isLessThan(400 / 5);
    }

    /** The default reaches an R2 of 0.74 at best, see {@link BatchSizesAndWidthsTest}. */
    @Test
    void findsABetterNetworkThanTheDefault(SweepResult sweep) {
        Trial best = sweep.bestTrial().orElseThrow();
        assertThat(sweep.of(best).test().r2()).isGreaterThan(0.75);
    }
}
