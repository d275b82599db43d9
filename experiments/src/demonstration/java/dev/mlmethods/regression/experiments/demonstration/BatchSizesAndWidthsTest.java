package dev.mlmethods.regression.experiments.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.experiments.RegressionSweep;
import dev.mlmethods.regression.experiments.TrialSource;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.TrialResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** California housing in mini-batches for ten epochs, with narrow and wide, shallow and deep networks. */
@RegressionSweep(
        dataset = "california-housing",
        batchSizes = {"32", "128", "512"},
        hiddenLayers = {"16", "64", "64,32", "128,64"},
        specification = "epochs=10")
class BatchSizesAndWidthsTest {
    /** The same ten epochs in full batches are ten updates, and end far below the mean. */
    @ParameterizedTest
    @TrialSource
    void learnsMoreThanTheMean(TrialResult result) {
        assertThat(result.test().r2()).isPositive();
    }

    /** Smaller batches are more updates. */
    @Test
    void smallerBatchesAreBetterAtEveryWidth(SweepResult sweep) {
        assertThat(errorsBy("hiddenLayers", sweep))
                .hasSize(4)
                .allSatisfy((hiddenLayers, byBatchSize) ->
                        assertThat(byBatchSize).hasSize(3).isSorted());
    }

    @Test
    void moreWeightsMakeUpForFewUpdates(SweepResult sweep) {
        assertThat(errorsBy("batchSize", sweep).get(512)).hasSize(4).isSortedAccordingTo(Comparator.reverseOrder());
    }

    /** The validation RMSE in the order of the trials, by the value of a parameter. */
    private static Map<Object, List<Double>> errorsBy(String parameter, SweepResult sweep) {
        return sweep.plan().trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.parameters().get(parameter),
                        Collectors.mapping(trial -> sweep.of(trial).validation().rmse(), Collectors.toList())));
    }
}
