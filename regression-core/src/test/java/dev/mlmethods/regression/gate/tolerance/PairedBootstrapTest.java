package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.diagnostics.Bootstrap;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedBootstrapTest {
    /** The level of {@code gate=significant}. */
    private static final double LEVEL = 0.05;

    private static final int ROWS = 400;

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"MSE", "RMSE", "MAE", "R2"})
    void aWorseModelHasAWorseningWhateverTheDirectionOfTheMetric(Metric metric) {
        double[] actual = normal(1, 2);
        double[] better = sum(actual, normal(2, 0.5));
        double[] worse = sum(actual, normal(2, 0.6));
        double first = metric.of(RegressionMetrics.of(actual, better));
        double second = metric.of(RegressionMetrics.of(actual, worse));
        Significance worsening = worsening(PairedBootstrap.of(actual, better, worse), metric, 0);
        assertThat(worsening.worsening()).isEqualTo(Math.abs(second - first));
        assertThat(worsening.interval().low()).isPositive();
        assertThat(worsening.interval().contains(worsening.worsening())).isTrue();
        assertThat(worsening.pValue()).isBetween(1.0 / (Bootstrap.RESAMPLES + 1), 0.002);
        Significance gain = worsening(PairedBootstrap.of(actual, worse, better), metric, 0);
        assertThat(gain.worsening()).isEqualTo(-worsening.worsening());
        assertThat(gain.interval().high()).isNegative();
        assertThat(gain.pValue()).isGreaterThan(0.998);
    }

    /** An end of the interval cuts off 2.5%, and the share of the resamples is about that if the skewness is small. */
    @Test
    void theIntervalAndThePValueAgree() {
        double[] actual = normal(1, 2);
        PairedBootstrap bootstrap =
                PairedBootstrap.of(actual, sum(actual, normal(2, 0.5)), sum(actual, normal(3, 0.7)));
        double low = worsening(bootstrap, Metric.RMSE, 0).interval().low();
        assertThat(low).isPositive();
        assertThat(worsening(bootstrap, Metric.RMSE, low).pValue()).isBetween(0.023, 0.030);
    }

    @Test
    void aWorseningWithinTheToleranceIsNotSignificant() {
        double[] actual = normal(1, 2);
        PairedBootstrap bootstrap =
                PairedBootstrap.of(actual, sum(actual, normal(2, 0.5)), sum(actual, normal(2, 0.6)));
        double worsening = worsening(bootstrap, Metric.RMSE, 0).worsening();
        assertThat(worsening(bootstrap, Metric.RMSE, worsening / 2).pValue()).isLessThan(0.05);
        assertThat(worsening(bootstrap, Metric.RMSE, worsening).pValue()).isBetween(0.4, 0.6);
        assertThat(worsening(bootstrap, Metric.RMSE, 2 * worsening).pValue()).isGreaterThan(0.95);
    }

    @Test
    void rowsCountByTheirWeights() {
        double[] actual = normal(1, 2);
        double[] before = sum(actual, normal(2, 0.5));
        double[] now = sum(actual, normal(3, 0.7));
        double[] equal = new double[actual.length];
        Arrays.fill(equal, 0.1);
        Significance plain = worsening(PairedBootstrap.of(actual, before, now), Metric.RMSE, 0);
        Significance weighted = worsening(PairedBootstrap.of(actual, equal, before, now), Metric.RMSE, 0);
        assertThat(weighted.interval()).isEqualTo(plain.interval());
        assertThat(weighted.pValue()).isEqualTo(plain.pValue());
        // A sum in a different order.
        assertThat(weighted.worsening()).isCloseTo(plain.worsening(), within(1e-14));

        double[] half = equal.clone();
        for (int row = 0; row < half.length; row += 2) {
            half[row] = 0;
            now[row] = 1e9;
        }
        Significance ofHalf = worsening(PairedBootstrap.of(actual, half, before, now), Metric.RMSE, 0);
        assertThat(ofHalf.worsening()).isBetween(0.0, 1.0);
        assertThat(ofHalf.interval().low()).isLessThan(ofHalf.worsening());
        assertThat(ofHalf.interval().high()).isGreaterThan(ofHalf.worsening()).isLessThan(1);

        double[] four = new double[actual.length];
        Arrays.fill(four, 0, PairedBootstrap.MIN_ROWS - 1, 1);
        assertThat(PairedBootstrap.of(actual, four, before, now).worsening(Metric.RMSE, 0))
                .isNull();
    }

    @Test
    void equalPredictionsLoseNothing() {
        double[] actual = normal(1, 2);
        double[] predicted = sum(actual, normal(2, 0.5));
        PairedBootstrap bootstrap = PairedBootstrap.of(actual, predicted, predicted);
        for (Metric metric : new Metric[] {Metric.MSE, Metric.RMSE, Metric.MAE, Metric.R2}) {
            assertThat(bootstrap.worsening(metric, 0)).isEqualTo(new Significance(0, new Interval(0, 0), 1));
        }
    }

    @Test
    void aWorseningThatAllResamplesAgreeOnIsCertain() {
        double[] actual = {0, 0, 0, 0, 0};
        PairedBootstrap bootstrap =
                PairedBootstrap.of(actual, new double[] {1, 1, -1, 1, -1}, new double[] {-3, 3, 3, -3, 3});
        double least = 1.0 / (Bootstrap.RESAMPLES + 1);
        assertThat(bootstrap.worsening(Metric.RMSE, 1)).isEqualTo(new Significance(2, new Interval(2, 2), least));
        assertThat(bootstrap.worsening(Metric.RMSE, 2)).isEqualTo(new Significance(2, new Interval(2, 2), 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"MAX_ERROR", "MEDIAN_ABSOLUTE_ERROR", "EXPLAINED_VARIANCE", "MAPE"})
    void otherMetricsHaveNoSignificance(Metric metric) {
        double[] actual = normal(1, 2);
        assertThat(PairedBootstrap.of(actual, normal(2, 1), normal(3, 1)).worsening(metric, 0))
                .isNull();
    }

    @Test
    void predictionsThatAreNotFiniteHaveNoSignificance() {
        double[] actual = normal(1, 2);
        double[] predicted = normal(2, 1);
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            double[] broken = predicted.clone();
            broken[7] = value;
            assertThat(PairedBootstrap.of(actual, predicted, broken).worsening(Metric.RMSE, 0))
                    .isNull();
            assertThat(PairedBootstrap.of(actual, broken, predicted).worsening(Metric.RMSE, 0))
                    .isNull();
        }
    }

    /** All of them lose a lot, and yet no exact sign test could call it significant. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void fewerThanFiveRowsHaveNoSignificance(int rows) {
        double[] far = new double[rows];
        Arrays.setAll(far, row -> 1000.0 + row);
        assertThat(PairedBootstrap.of(new double[rows], new double[rows], far).worsening(Metric.RMSE, 0))
                .isNull();
        assertThat(PairedBootstrap.smallestPValue(rows)).isGreaterThan(LEVEL);
    }

    @Test
    void fiveRowsMayBeSignificant() {
        double[] far = {1000, 1001, 1002, 1003, 1004};
        assertThat(worsening(PairedBootstrap.of(new double[5], new double[5], far), Metric.RMSE, 0)
                        .pValue())
                .isLessThan(LEVEL);
        assertThat(PairedBootstrap.smallestPValue(5)).isEqualTo(0.03125).isLessThan(LEVEL);
    }

    @Test
    void givesTheSameEveryTime() {
        double[] actual = normal(1, 2);
        double[] first = normal(2, 1);
        double[] second = normal(3, 1);
        assertThat(PairedBootstrap.of(actual, first, second).worsening(Metric.MAE, 0))
                .isEqualTo(PairedBootstrap.of(actual, first, second).worsening(Metric.MAE, 0));
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedBootstrap.of(new double[3], new double[4], new double[5]))
                .withMessage("3 actual values, but 4 baseline predictions and 5 current ones");
        PairedBootstrap bootstrap = PairedBootstrap.of(new double[3], new double[3], new double[3]);
        for (double tolerance : new double[] {-0.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bootstrap.worsening(Metric.RMSE, tolerance))
                    .withMessage("a tolerance is finite and at least 0, not " + tolerance);
        }
    }

    private static Significance worsening(PairedBootstrap bootstrap, Metric metric, double tolerance) {
        return Objects.requireNonNull(bootstrap.worsening(metric, tolerance));
    }

    private static double[] normal(int seed, double deviation) {
        Random random = new Random(seed);
        return DoubleStream.generate(() -> deviation * random.nextGaussian())
                .limit(ROWS)
                .toArray();
    }

    private static double[] sum(double[] first, double[] second) {
        double[] sum = new double[first.length];
        Arrays.setAll(sum, row -> first[row] + second[row]);
        return sum;
    }
}
