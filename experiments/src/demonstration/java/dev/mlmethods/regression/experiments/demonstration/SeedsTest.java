package dev.mlmethods.regression.experiments.demonstration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import dev.mlmethods.regression.experiments.RegressionSweep;
import dev.mlmethods.regression.experiments.TrialSource;
import dev.mlmethods.regression.sweep.SweepPoint;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.TrialResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** How much of a result is luck: California housing from several initial weights, in several orders of the rows. */
@RegressionSweep(
        dataset = "california-housing",
        learningRates = {1e-3, 1e-2},
        epochs = {2, 10},
        seeds = {1, 2, 3, 4, 5},
        specification = "batchSize=128")
class SeedsTest {
    @ParameterizedTest
    @TrialSource
    void learnsMoreThanTheMean(TrialResult result) {
        assertThat(result.test().r2()).isPositive();
    }

    @Test
    void eachSeedGivesOtherWeights(SweepResult sweep) {
        assertThat(sweep.results())
                .extracting(result -> result.fits().get(0).parametersSha256())
                .doesNotHaveDuplicates();
    }

    /** Twice the spreads: of this many normal numbers, hardly any would be this far apart by chance. */
    @Test
    void whatMoreEpochsGainAtASmallLearningRateIsNoLuck(SweepResult sweep) {
        SweepPoint few = point(sweep, 1e-3, 2);
        SweepPoint many = point(sweep, 1e-3, 10);
        assertThat(mean(few) - mean(many)).isGreaterThan(2 * (spread(few) + spread(many)));
    }

    @Test
    void whatTheyGainAtALargeOneMayBe(SweepResult sweep) {
        SweepPoint few = point(sweep, 1e-2, 2);
        SweepPoint many = point(sweep, 1e-2, 10);
        assertThat(mean(few) - mean(many)).isPositive().isLessThan(spread(few) + spread(many));
    }

    /** The target's maximum is 5. Squared, an error of 20 in one of 3,303 rows is as much as an error of 0.35 in each. */
    @Test
    void forOneNetworkMissesASingleDistrictByFar(SweepResult sweep) {
        assertThat(point(sweep, 1e-2, 10).trials())
                .map(trial -> sweep.results().get(trial - 1).validation().maxError())
                .filteredOn(error -> error > 5)
                .singleElement(DOUBLE)
                .isGreaterThan(20);
    }

    private static SweepPoint point(SweepResult sweep, double learningRate, int epochs) {
        return sweep.points().stream()
                .filter(point -> point.parameters().equals(Map.of("learningRate", learningRate, "epochs", epochs)))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(SweepPoint point) {
        return requireNonNull(point.mean());
    }

    private static double spread(SweepPoint point) {
        return requireNonNull(point.standardDeviation());
    }
}
