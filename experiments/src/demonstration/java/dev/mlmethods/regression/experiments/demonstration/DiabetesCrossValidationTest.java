package dev.mlmethods.regression.experiments.demonstration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.experiments.RegressionSweep;
import dev.mlmethods.regression.experiments.TrialSource;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialResult;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Diabetes has 442 rows: what 71 of them say about a network is mostly luck, so each of 353 is used for validation once. */
@RegressionSweep(
        dataset = "diabetes",
        hiddenLayers = {"none", "8", "64,32"},
        epochs = {10, 30, 100, 300},
        folds = 5,
        specification = {"batchSize=32", "targetScaling=standard"})
class DiabetesCrossValidationTest {
    @ParameterizedTest
    @TrialSource
    void isTrainedOnceForEachFold(Trial trial, TrialResult result) {
        int epochs = trial.specification().training().epochs();
        assertThat(result.fits())
                .hasSize(5)
                .allSatisfy(fit -> assertThat(fit.trainedEpochs()).isEqualTo(epochs));
        assertThat(result.validation().r2()).isPositive();
    }

    /** Adam in mini-batches circles around the minimum at some distance, so they don't agree to the last digit. */
    @Test
    void aNetworkWithoutHiddenLayersEndsAsLeastSquares(SweepResult sweep) {
        List<RegressionMetrics> folds =
                DatasetSplit.folds(BuiltInDataset.DIABETES.load(), SplitSpec.defaults(), 5).stream()
                        .map(DiabetesCrossValidationTest::leastSquares)
                        .toList();
        TrialResult linear = of(sweep, "hiddenLayers none, epochs 300");
        assertThat(linear.validation().rmse())
                .isCloseTo(RegressionMetrics.mean(folds).rmse(), withinPercentage(0.5));
    }

    @Test
    void aLargeNetworkLearnsTheNoise(SweepResult sweep) {
        assertThat(large(sweep, result -> result.train().rmse())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(large(sweep, result -> result.validation().rmse())).isSorted();
    }

    @Test
    void theBestHasNoHiddenLayers(SweepResult sweep) {
        assertThat(sweep.bestTrial()).get().hasToString("hiddenLayers none, epochs 100");
    }

    private static RegressionMetrics leastSquares(DatasetSplit split) {
        Dataset validation = requireNonNull(split.validation());
        return RegressionMetrics.of(
                validation.target(), LeastSquares.fit(split.training()).predict(validation.features()));
    }

    private static List<Double> large(SweepResult sweep, Function<TrialResult, Double> metric) {
        return List.of(10, 30, 100, 300).stream()
                .map(epochs -> metric.apply(of(sweep, "hiddenLayers 64,32, epochs " + epochs)))
                .toList();
    }

    private static TrialResult of(SweepResult sweep, String trial) {
        return sweep.plan().trials().stream()
                .filter(candidate -> candidate.toString().equals(trial))
                .map(sweep::of)
                .findFirst()
                .orElseThrow();
    }
}
