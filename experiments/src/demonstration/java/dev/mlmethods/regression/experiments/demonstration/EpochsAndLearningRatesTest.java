package dev.mlmethods.regression.experiments.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.experiments.RegressionSweep;
import dev.mlmethods.regression.experiments.TrialSource;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** California housing in full batches, as in the classic notebook, with various numbers of epochs and learning rates. */
@RegressionSweep(
        dataset = "california-housing",
        learningRates = {1e-4, 1e-3, 1e-2},
        epochs = {25, 50, 100, 200})
class EpochsAndLearningRatesTest {
    /** The R2 of ordinary least squares on the test rows: what a network has to beat. */
    private static final double LEAST_SQUARES_R2 = 0.5758;

    /**
     * A full batch is one update, and Adam's updates move a weight by about the learning rate. Weights that start at about 0.2 in
     * size have to move by about half of that before the network knows the mean.
     */
    @ParameterizedTest
    @TrialSource
    void learnsMoreThanTheMeanOnceTheWeightsCanHaveMovedFarEnough(Trial trial, TrialResult result) {
        TrainingSpec training = trial.specification().training();
        double reach = training.optimizer().learningRate() * training.epochs();
        assertThat(result.test().r2() > 0).isEqualTo(reach >= 0.1);
    }

    @Test
    void everyLearningRateGoesOnLearning(SweepResult sweep) {
        Map<Object, List<Double>> errors = sweep.plan().trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.parameters().get("learningRate"),
                        Collectors.mapping(trial -> sweep.of(trial).validation().rmse(), Collectors.toList())));
        assertThat(errors)
                .hasSize(3)
                .allSatisfy((learningRate, byEpochs) ->
                        assertThat(byEpochs).hasSize(4).isSortedAccordingTo(Comparator.reverseOrder()));
    }

    @Test
    void theBestBeatsLeastSquares(SweepResult sweep) {
        Trial best = sweep.bestTrial().orElseThrow();
        assertThat(best).hasToString("learningRate 0.01, epochs 200");
        assertThat(sweep.of(best).test().r2()).isGreaterThan(LEAST_SQUARES_R2);
    }

    @Test
    void twelveTrialsCostThreeTrainings(SweepResult sweep) {
        assertThat(sweep.plan().runs()).hasSize(3);
        assertThat(sweep.plan().epochs()).isEqualTo(600);
        assertThat(sweep.plan().epochsWithoutSharing()).isEqualTo(1_125);
    }
}
