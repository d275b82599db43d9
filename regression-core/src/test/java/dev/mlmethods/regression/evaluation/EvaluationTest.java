package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final RegressionMetrics GOOD = RegressionMetrics.of(new double[] {1, 2}, new double[] {1, 2.5});
    private static final RegressionMetrics BAD = RegressionMetrics.of(new double[] {1, 2}, new double[] {1, 4});
    private static final RegressionMetrics DIVERGED =
            RegressionMetrics.of(new double[] {1, 2}, new double[] {1, Double.NaN});

    @Test
    void mapsToTheStructureOfMetricsJson() {
        RegressionMetrics oneRow = RegressionMetrics.of(new double[] {0}, new double[] {0.5});
        SplitMetrics other = new SplitMetrics(oneRow, oneRow, oneRow);
        Evaluation evaluation = new Evaluation(new SplitMetrics(GOOD, BAD, oneRow), other, other, 2, 2, 1);
        String undefinedLeftOut = "{mse=0.25, rmse=0.5, mae=0.5, maxError=0.5, medianAbsoluteError=0.5}";
        String others =
                "{test=" + undefinedLeftOut + ", validation=" + undefinedLeftOut + ", train=" + undefinedLeftOut + "}";
        assertThat(evaluation.toMap())
                .hasToString("{test=" + undefinedLeftOut + ", validation=" + BAD.toMap() + ", train=" + GOOD.toMap()
                        + ", leastSquares=" + others + ", trainingMean=" + others + "}");
    }

    @Test
    void anExternalDatasetHasTestMetricsOnly() {
        Dataset external =
                Dataset.of("external", FeatureMatrix.of(List.of("x"), new double[2]), "y", new double[] {1, 2});
        MeanModel mean = new MeanModel(1.0);
        Evaluation evaluation =
                Evaluation.of(null, null, SplitPredictions.of(external, mean, LeastSquares.fit(external), mean));
        assertThat(evaluation.toMap().keySet()).containsExactly("test", "leastSquares", "trainingMean");
        assertThat(evaluation.network().toMap().keySet()).containsExactly("test");
        assertThat(evaluation.network().test().mse()).isEqualTo(0.5);
        assertThat(evaluation.testRows()).isEqualTo(2);
        assertThat(evaluation.trainRows() + evaluation.validationRows()).isZero();
    }

    @Test
    void leastSquaresIsBetterOnlyWithAStrictlySmallerRmse() {
        assertThat(evaluation(BAD, GOOD).leastSquaresIsBetter()).isTrue();
        assertThat(evaluation(GOOD, BAD).leastSquaresIsBetter()).isFalse();
        assertThat(evaluation(GOOD, GOOD).leastSquaresIsBetter()).isFalse();
    }

    @Test
    void leastSquaresIsBetterThanANetworkThatDiverged() {
        assertThat(evaluation(DIVERGED, BAD).leastSquaresIsBetter()).isTrue();
        assertThat(evaluation(BAD, DIVERGED).leastSquaresIsBetter()).isFalse();
        assertThat(evaluation(DIVERGED, DIVERGED).leastSquaresIsBetter()).isFalse();
    }

    @Test
    void rejectsPartsThatDontFit() {
        SplitMetrics both = new SplitMetrics(GOOD, null, GOOD);
        SplitMetrics testOnly = new SplitMetrics(null, null, GOOD);
        SplitMetrics validated = new SplitMetrics(null, GOOD, GOOD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(both, both, testOnly, 2, 0, 2))
                .withMessage("with 2 training rows all models have training metrics");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(testOnly, both, testOnly, 0, 0, 2))
                .withMessage("with 0 training rows no models have training metrics");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(validated, validated, testOnly, 0, 3, 2))
                .withMessage("with 3 validation rows all models have validation metrics");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(both, both, both, 2, 0, 0))
                .withMessage("an evaluation needs at least one test row: 0");
    }

    private static Evaluation evaluation(RegressionMetrics network, RegressionMetrics leastSquares) {
        return new Evaluation(
                new SplitMetrics(null, null, network),
                new SplitMetrics(null, null, leastSquares),
                new SplitMetrics(null, null, BAD),
                0,
                0,
                2);
    }
}
