package dev.mlmethods.regression.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.random.NumpyRandom;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientBoostedTreesTest {
    private static final DatasetSplit DIABETES = split(BuiltInDataset.DIABETES);

    /** The squared errors of two releases are summed in different orders. */
    private static final double ROUNDING = 1e-12;

    private static DatasetSplit split(BuiltInDataset dataset) {
        return DatasetSplit.of(dataset.load(), SplitSpec.defaults());
    }

    private static Dataset weighted(Dataset rows, IntToDoubleFunction weight) {
        return rows.weightedBy(SampleWeights.of(
                "w", IntStream.range(0, rows.rows()).mapToDouble(weight).toArray()));
    }

    private static Dataset withTarget(Dataset rows, double... target) {
        return Dataset.of("t", rows.features(), "y", target);
    }

    private static Dataset rows(int rows, IntToDoubleFunction feature, IntToDoubleFunction target) {
        return Dataset.of(
                "t",
                FeatureMatrix.of(
                        List.of("x"),
                        IntStream.range(0, rows).mapToDouble(feature).toArray()),
                "y",
                IntStream.range(0, rows).mapToDouble(target).toArray());
    }

    private static double[] predicted(Dataset training, Dataset rows) {
        return GradientBoostedTrees.fitted(training, trees -> trees.predict(rows.features()));
    }

    private static RegressionMetrics metrics(Dataset training, Dataset test) {
        return RegressionMetrics.of(test.target(), predicted(training, test), null);
    }

    /** The numbers are those that lightgbm-trees.py prints. */
    @Test
    void theyAreThoseThatPythonFits() {
        DatasetSplit houses = split(BuiltInDataset.CALIFORNIA_HOUSING);
        assertThat(metrics(houses.training(), houses.test()).rmse()).isEqualTo(0.46351720797890145, within(ROUNDING));
        assertThat(metrics(weighted(houses.training(), row -> 1 + row % 3), houses.test())
                        .rmse())
                .isEqualTo(0.466030818847684, within(ROUNDING));
        assertThat(metrics(DIABETES.training(), DIABETES.test()).rmse())
                .isEqualTo(56.59581316099562, within(100 * ROUNDING));
        assertThat(metrics(weighted(DIABETES.training(), row -> 1 + row % 3), DIABETES.test())
                        .rmse())
                .isEqualTo(54.423959438235116, within(100 * ROUNDING));
    }

    @Test
    void theSameRowsGiveTheSameBits() {
        double[] predicted = predicted(DIABETES.training(), DIABETES.test());
        assertThat(predicted(DIABETES.training(), DIABETES.test())).isEqualTo(predicted);
    }

    /** LightGBM by itself splits no leaf whose weights have a sum below 0.001. */
    @Test
    void weightsCountInRelationToEachOther() {
        double[] predicted = predicted(weighted(DIABETES.training(), row -> 1 + row % 3), DIABETES.test());
        assertThat(predicted(weighted(DIABETES.training(), row -> Math.scalb(1.0 + row % 3, -40)), DIABETES.test()))
                .isEqualTo(predicted);
    }

    @Test
    void rowsOfWeight0AreLeftOut() {
        Dataset training = DIABETES.training();
        int[] counting =
                IntStream.range(0, training.rows()).filter(row -> row % 4 != 0).toArray();
        Dataset weighted = weighted(training, row -> row % 4 == 0 ? 0 : 1);
        assertThat(predicted(weighted, DIABETES.test()))
                .isEqualTo(predicted(weighted(training.select(counting), row -> 1), DIABETES.test()));
    }

    /** What is predicted is no more than chance if there is nothing to learn. */
    @Test
    void learnNothingFromPermutedTargets() {
        Dataset training = DIABETES.training();
        int[] permuted = new NumpyRandom(1).permutation(training.rows());
        Dataset shuffled = withTarget(
                training, Arrays.stream(permuted).mapToDouble(training::target).toArray());
        assertThat(metrics(shuffled, DIABETES.test()).r2()).isLessThan(0.02);
        assertThat(metrics(training, DIABETES.test()).r2()).isGreaterThan(0.35);
    }

    /** Two groups of 50 rows are 5 from their mean, and each round leaves nine tenths of that. */
    @Test
    void hundredRoundsHaveTheLearningRate() {
        Dataset step = rows(100, row -> row < 50 ? 0 : 1, row -> row < 50 ? 0 : 10);
        double rest = 5 * StrictMath.pow(0.9, 100);
        double[] predicted = predicted(step, step);
        // LightGBM keeps residuals in float32.
        assertThat(predicted[0]).isEqualTo(rest, within(1e-6));
        assertThat(predicted[99]).isEqualTo(10 - rest, within(1e-6));
    }

    /** A leaf has at least 20 rows. */
    @Test
    void fewRowsHaveTheirMean() {
        Dataset few = rows(10, row -> row, row -> row);
        assertThat(predicted(few, few)).containsOnly(4.5);
        Dataset one = rows(1, row -> row, row -> 7);
        assertThat(predicted(one, few)).containsOnly(7);
    }

    @Test
    void aConstantColumnHasTheMean() {
        Dataset constant = rows(100, row -> 3, row -> row % 2);
        assertThat(predicted(constant, constant)).containsOnly(0.5);
    }

    @Test
    void manyRowsArePredictedAsFewAre() {
        Dataset training = rows(100, row -> row, row -> row * row);
        Dataset many = rows(20_000, row -> row % 100, row -> 0);
        double[] ofTraining = predicted(training, training);
        double[] predicted = predicted(training, many);
        for (int row = 0; row < predicted.length; row++) {
            assertThat(predicted[row]).isEqualTo(ofTraining[row % 100]);
        }
    }

    @Test
    void targetsBeyondFloat32AreRefused() {
        Dataset large = rows(3, row -> row, row -> row == 1 ? 1e300 : row);
        assertThatThrownBy(() -> predicted(large, large))
                .isInstanceOf(LacksTreesException.class)
                .hasMessage(
                        "There are no gradient-boosted trees to compare the network with: LightGBM takes targets as float32,"
                                + " which is too small for 'y' = 1e300.");
    }

    @Test
    void whatLightGbmRefusesIsASentence() {
        Dataset training = rows(100, row -> row, row -> row);
        assertThatThrownBy(() -> predicted(training, DIABETES.test()))
                .isInstanceOf(LacksTreesException.class)
                .hasMessageStartingWith(
                        "There are no gradient-boosted trees to compare the network with: LightGBM failed: The number of"
                                + " features in data (10) is not the same as it was in training data (1).");
    }
}
