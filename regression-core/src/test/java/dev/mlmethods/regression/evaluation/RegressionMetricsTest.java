package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers were printed by scikit-learn 1.2.1, in the order of {@link Metric}:
 *
 * <pre>{@code
 * from sklearn import metrics as m
 * mse = m.mean_squared_error(a, p)
 * print(mse, mse ** 0.5, m.mean_absolute_error(a, p), m.r2_score(a, p), m.max_error(a, p),
 *       m.median_absolute_error(a, p), m.explained_variance_score(a, p), m.mean_absolute_percentage_error(a, p))
 * }</pre>
 */
class RegressionMetricsTest {
    @Test
    void equalsScikitLearnOnAnEvenNumberOfRows() {
        assertMetrics(
                RegressionMetrics.of(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0.0, 2, 8}),
                0.375,
                0.6123724356957945,
                0.5,
                0.9486081370449679,
                1.0,
                0.5,
                0.9571734475374732,
                0.3273809523809524);
    }

    @Test
    void equalsScikitLearnOnAnOddNumberOfRows() {
        assertMetrics(
                RegressionMetrics.of(
                        new double[] {0.452, 1.205, 3.5, 5.00001, 2.187}, new double[] {0.61, 1.1, 2.9, 4.2, 2.6}),
                0.2413148000199999,
                0.491238027864293,
                0.41520199999999996,
                0.9086930495886636,
                0.8000099999999994,
                0.41300000000000026,
                0.9218963627131622,
                0.19139357343229846);
    }

    @Test
    void equalsScikitLearnOnHousePrices() {
        assertMetrics(
                RegressionMetrics.of(
                        new double[] {452600, 358500, 352100, 341300, 342200, 269700},
                        new double[] {410000.5, 371250, 349999, 300100, 365000, 275000}),
                704510683.5416666,
                26542.620133318916,
                21125.083333333332,
                0.7534263840122155,
                42599.5,
                17775.0,
                0.7731576863336977,
                0.05710795511263785);
    }

    @Test
    void equalsScikitLearnOnAThousandRows() {
        assertMetrics(
                RegressionMetrics.of(
                        IntStream.range(0, 1001)
                                .mapToDouble(i -> (i * 7919 % 1000) / 250.0 + 0.125)
                                .toArray(),
                        IntStream.range(0, 1001)
                                .mapToDouble(i -> (i * 7919 % 1000) / 300.0 + (i * 31 % 17) / 40.0)
                                .toArray()),
                0.11819918414918415,
                0.343801082239693,
                0.28593939393939394,
                0.9115264993276317,
                0.7810000000000001,
                0.2573333333333334,
                0.9611546309737127,
                0.15910997390557835);
    }

    @Test
    void largeOffsetsCostNoDigits() {
        assertMetrics(
                RegressionMetrics.of(
                        new double[] {1e9 + 1, 1e9 + 2, 1e9 + 4}, new double[] {1e9 + 1.5, 1e9 + 2, 1e9 + 3}),
                0.4166666666666667,
                0.6454972243679028,
                0.5,
                0.7321428571428574,
                1.0,
                0.5,
                0.7500000000000002,
                4.999999985e-10);
    }

    @Test
    void aTinyActualValueIsDividedByEpsilonInMape() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {1e-20, 2.0}, new double[] {1.1e-20, 2.5});
        assertThat(metrics.mape()).isCloseTo(0.1250022517998137, within(1e-15));
    }

    @Test
    void aConstantTargetIsExplainedByPerfectPredictionsOnly() {
        assertMetrics(
                RegressionMetrics.of(new double[] {-2, -2, -2}, new double[] {-2, -2, -2}), 0, 0, 0, 1, 0, 0, 1, 0);
        assertMetrics(
                RegressionMetrics.of(new double[] {-2, -2, -2}, new double[] {-2, -2, -1}),
                0.3333333333333333,
                0.5773502691896257,
                0.3333333333333333,
                0.0,
                1.0,
                0.0,
                0.0,
                0.16666666666666666);
    }

    /** Here scikit-learn gives -2e32, because its mean of three times 0.1 is not 0.1. */
    @Test
    void aConstantTargetIsRecognisedWhateverItsBinaryDigits() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {0.1, 0.1, 0.1}, new double[] {0.3, 0.3, 0.3});
        assertThat(metrics.r2()).isZero();
        assertThat(metrics.explainedVariance()).isEqualTo(1.0);
    }

    @Test
    void aSingleRowHasNoVarianceToExplain() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {2.0}, new double[] {2.5});
        assertMetrics(metrics, 0.25, 0.5, 0.5, Double.NaN, 0.5, 0.5, Double.NaN, 0.25);
        assertThat(metrics.toMap().keySet())
                .containsExactly("mse", "rmse", "mae", "maxError", "medianAbsoluteError", "mape");
    }

    @Test
    void mapeIsNotDefinedWhereAnActualValueIsZero() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {1.0, -0.0, 3.0}, new double[] {1.0, 0.5, 3.0});
        assertThat(metrics.mape()).isNaN();
        assertThat(metrics.toMap().keySet())
                .containsExactly("mse", "rmse", "mae", "r2", "maxError", "medianAbsoluteError", "explainedVariance");
    }

    @Test
    void nothingIsDefinedWhereAValueIsNotFinite() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[] values = {1.0, value, 3.0};
            double[] others = {1.0, 2.0, 3.0};
            assertThat(RegressionMetrics.of(others, values).toMap()).isEmpty();
            assertThat(RegressionMetrics.of(values, others).toMap()).isEmpty();
            assertThat(RegressionMetrics.of(values, values).toMap()).isEmpty();
        }
    }

    @Test
    void whatIsTooLargeForFloat64IsNotDefined() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {1.0, 2.0}, new double[] {1.0, 1e200});
        assertThat(metrics.mse()).isNaN();
        assertThat(metrics.r2()).isNaN();
        assertThat(metrics.mae()).isEqualTo(5e199);
    }

    @Test
    void rejectsNoRowsAndUnequalLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionMetrics.of(new double[0], new double[0]))
                .withMessage("metrics need at least one row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionMetrics.of(new double[2], new double[3]))
                .withMessage("2 actual values, but 3 predictions");
    }

    @Test
    void mapsEachMetricByItsJsonNameInOrder() {
        RegressionMetrics metrics = new RegressionMetrics(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(metrics.toMap())
                .hasToString("{mse=1.0, rmse=2.0, mae=3.0, r2=4.0, maxError=5.0, medianAbsoluteError=6.0,"
                        + " explainedVariance=7.0, mape=8.0}");
    }

    private static void assertMetrics(RegressionMetrics metrics, double... expected) {
        Iterator<Double> next = Arrays.stream(expected).iterator();
        for (Metric metric : Metric.values()) {
            double value = next.next();
            double tolerance = Double.isNaN(value) ? 0.0 : 1e-13 * Math.abs(value);
            assertThat(metric.of(metrics)).as(metric.jsonName()).isCloseTo(value, within(tolerance));
        }
    }
}
