package dev.mlmethods.regression.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTuningTest {
    private static final Dataset DIABETES = BuiltInDataset.DIABETES.load();
    private static final SplitSpec WITH_VALIDATION = SplitSpec.defaults().withValidationSize(0.25);

    private static Dataset withTarget(Dataset rows, IntToDoubleFunction target) {
        return Dataset.of("t", rows.features(), "y", numbers(rows.rows(), target));
    }

    private static double[] numbers(int rows, IntToDoubleFunction number) {
        return IntStream.range(0, rows).mapToDouble(number).toArray();
    }

    private static Dataset rows(int rows, IntUnaryOperator target) {
        return Dataset.of(
                "t",
                FeatureMatrix.of(List.of("x"), numbers(rows, row -> row)),
                "y",
                numbers(rows, row -> target.applyAsInt(row)));
    }

    /** The target of each test row is off by a million. */
    private static Dataset withOtherTestRows(SplitSpec spec) {
        int[] tested = DatasetSplit.of(DIABETES, spec).testRows();
        return withTarget(
                DIABETES, row -> DIABETES.target(row) + (IntStream.of(tested).anyMatch(test -> test == row) ? 1e6 : 0));
    }

    @Test
    void theChoiceNeverSeesTestRows() {
        assertThat(TreeTuning.of(withOtherTestRows(WITH_VALIDATION), WITH_VALIDATION))
                .isEqualTo(TreeTuning.of(DIABETES, WITH_VALIDATION));
        SplitSpec ofFolds = SplitSpec.defaults();
        assertThat(TreeTuning.of(withOtherTestRows(ofFolds), ofFolds)).isEqualTo(TreeTuning.of(DIABETES, ofFolds));
    }

    @Test
    void theChoiceIsTheSameInAnyNumberOfThreads() throws Exception {
        TreeTuning tuning = TreeTuning.of(DIABETES, WITH_VALIDATION);
        for (int threads : new int[] {1, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(() -> TreeTuning.of(DIABETES, WITH_VALIDATION))
                                .get())
                        .isEqualTo(tuning);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void tunedTreesAreNoWorseThanDefaultOnesOnTheValidationRows() {
        DatasetSplit split = DatasetSplit.of(DIABETES, WITH_VALIDATION);
        TunedPoint best = TunedPoint.best(List.of(TuningFold.of(split)));
        assertThat(best.rmse()).isLessThanOrEqualTo(rmse(split, TreeSettings.DEFAULTS));
        // LightGBM sums the squared errors in another order.
        assertThat(rmse(split, best.settings())).isEqualTo(best.rmse(), within(1e-12 * best.rmse()));
        assertThat(TreeTuning.of(DIABETES, WITH_VALIDATION)).isEqualTo(new TreeTuning(20, null, best.settings()));
    }

    private static double rmse(DatasetSplit split, TreeSettings settings) {
        Dataset validation = Objects.requireNonNull(split.validation());
        return GradientBoostedTrees.fitted(
                split.training(),
                settings,
                trees -> RegressionMetrics.of(validation, trees.predict(validation.features()))
                        .rmse());
    }

    @Test
    void rowsCountAsTheirWeightsSay() {
        Dataset weighted = DIABETES.weightedBy(SampleWeights.of("w", numbers(DIABETES.rows(), row -> row % 3)));
        DatasetSplit split = DatasetSplit.of(weighted, WITH_VALIDATION);
        TunedPoint best = TunedPoint.best(List.of(TuningFold.of(split)));
        // LightGBM takes weights as float32.
        assertThat(rmse(split, best.settings())).isEqualTo(best.rmse(), within(1e-7 * best.rmse()));

        Dataset others = withTarget(DIABETES, row -> row % 3 == 0 ? 1e6 : DIABETES.target(row))
                .weightedBy(SampleWeights.of(
                        "w", numbers(DIABETES.rows(), row -> Math.scalb((double) (row % 3), -40))));
        assertThat(TreeTuning.of(others, WITH_VALIDATION).settings()).isEqualTo(best.settings());
    }

    /** Nothing can be learned of a constant target, so this ends early. */
    @Test
    void fewRowsAreComparedInFolds() {
        assertThat(TreeTuning.of(rows(2499, row -> 1), SplitSpec.defaults()).folds())
                .isEqualTo(5);
        assertThat(TreeTuning.of(rows(2500, row -> 1), SplitSpec.defaults()).folds())
                .isNull();
        assertThat(TreeTuning.of(rows(2499, row -> 1), WITH_VALIDATION).folds()).isNull();
    }

    @Test
    void whereNothingCanBeLearnedTheDefaultSettingsAreChosen() {
        assertThat(TreeTuning.of(rows(100, row -> 1), SplitSpec.defaults()).settings())
                .isEqualTo(TreeSettings.DEFAULTS.withNumIterations(1));
    }

    @Test
    void rowsThatCannotBeDividedAreRefused() {
        assertThatThrownBy(() -> TreeTuning.of(rows(5, row -> row), SplitSpec.defaults()))
                .isInstanceOf(LacksTreesException.class)
                .hasMessage(
                        "There are no gradient-boosted trees to compare the network with: referenceTrees is tuned, but"
                                + " the training rows can't be divided to compare settings on; set it to true for the default"
                                + " settings.");
    }

    @Test
    void theChoiceIsWrittenAndRead() {
        TreeTuning tuning = new TreeTuning(20, 5, new TreeSettings(0.05, 63, 7, 0.25, 0.75, 0.5, 321));
        assertThat(Json.read(Json.file(tuning), TreeTuning.class)).isEqualTo(tuning);
        assertThat(tuning.settings().parameters())
                .hasToString("{learning_rate=0.05, num_leaves=63, min_data_in_leaf=7, lambda_l2=0.25,"
                        + " feature_fraction=0.75, bagging_fraction=0.5, bagging_freq=1, num_iterations=321}");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TreeSettings(0, 31, 20, 0, 1, 1, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learningRate is not above 0");
        assertThatThrownBy(() -> new TreeSettings(0.1, 31, 20, 0, 1.5, 1, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("featureFraction is not above 0 and at most 1");
        assertThatThrownBy(() -> new TreeTuning(20, 1, TreeSettings.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
