package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BootstrapDistributionTest {
    /** The quantile functions of both sides are exact to about 1e-12 of the levels, and the resamples are about as far apart as their size / 100. */
    private static final double TOLERANCE = 1e-10;

    @ParameterizedTest
    @ValueSource(strings = {"mse", "rmse", "mae", "r2", "rmseAbove"})
    void theIntervalEqualsScipysOnTheSameResamples(String metric) {
        JsonNode expected =
                References.json("scipy-bootstrap.json").get("metrics").get(metric);
        Interval interval = Objects.requireNonNull(scipys(metric).interval());
        assertThat(interval.low()).isCloseTo(expected.get("low").asDouble(), within(TOLERANCE));
        assertThat(interval.high()).isCloseTo(expected.get("high").asDouble(), within(TOLERANCE));
    }

    /**
     * The ends cut off 2.5% each, except for the one resample that the sample counts as, and for up to one more because an end is between two
     * resamples.
     */
    @ParameterizedTest
    @ValueSource(strings = {"mse", "rmse", "mae", "r2", "rmseAbove"})
    void thePValueIsAtLeastTheTailThatTheIntervalCutsOff(String metric) {
        BootstrapDistribution distribution = scipys(metric);
        Interval interval = Objects.requireNonNull(distribution.interval());
        int resamples = References.json("scipy-bootstrap.json")
                .get("metrics")
                .get(metric)
                .get("resampled")
                .size();
        // A step of the share of the resamples is a step of the p-value, times the skewness, which is below 2 here.
        double step = 2.0 * 2 / resamples;
        assertThat(distribution.pValueOfAtMost(interval.low())).isGreaterThan(0.025 - step);
        assertThat(distribution.pValueOfAtMost(interval.high())).isGreaterThan(0.975 - step);
    }

    @Test
    void theIntervalIsThatOfThePercentilesWhereNothingIsSkewed() {
        double[] resampled =
                IntStream.rangeClosed(-100, 100).mapToDouble(i -> i).toArray();
        assertThat(interval(0, resampled, new double[] {-1, 0, 1})).satisfies(interval -> {
            assertThat(interval.low()).isCloseTo(-95, within(1e-9));
            assertThat(interval.high()).isCloseTo(95, within(1e-9));
        });
    }

    @Test
    void thePValueIsTheShareAtMostTheLimitWhereNothingIsSkewed() {
        BootstrapDistribution distribution = distribution(
                0, IntStream.rangeClosed(-100, 100).mapToDouble(i -> i).toArray(), new double[] {-1, 0, 1});
        assertThat(distribution.pValueOfAtMost(-90.5)).isCloseTo(11 / 202.0, within(1e-12));
        assertThat(distribution.pValueOfAtMost(-90)).isCloseTo(12 / 202.0, within(1e-12));
        assertThat(distribution.pValueOfAtMost(100)).isEqualTo(1);
        assertThat(distribution.pValueOfAtMost(-101)).isEqualTo(1 / 202.0);
    }

    /**
     * By hand: a third of the resamples is below the estimate, so z = -0.4307; the jackknife gives a = 6 / (6 * 6 * sqrt(6)) = 0.0680; 50 resamples
     * and the sample are at most the limit, so w = -1.6352 - z = -1.2045. Then w / (1 + a w) = -1.3120, and Phi(-1.3120 - z) = 0.1891.
     */
    @Test
    void thePValueIsThatOfTheFormula() {
        double[] resampled = IntStream.range(0, 999).mapToDouble(i -> i).toArray();
        BootstrapDistribution distribution = distribution(332.5, resampled, new double[] {-2, 1, 1});
        assertThat(distribution.pValueOfAtMost(49.5)).isCloseTo(0.1891, within(5e-5));
    }

    /** The mirrored numbers: two thirds are below the estimate, so z = 0.4307, and the tail would be Phi(-1.8955 - z) = 0.0100, but 5.1% of them are at most the limit. */
    @Test
    void thePValueIsNotBelowTheShareAtMostTheLimit() {
        double[] resampled = IntStream.range(0, 999).mapToDouble(i -> i).toArray();
        BootstrapDistribution distribution = distribution(665.5, resampled, new double[] {-2, 1, 1});
        assertThat(distribution.pValueOfAtMost(49.5)).isEqualTo(51 / 1_000.0);
    }

    @Test
    void thePValueRisesWithTheLimit() {
        Random random = new Random(1);
        double[] skewed = DoubleStream.generate(() -> StrictMath.exp(2 * random.nextGaussian()))
                .limit(500)
                .toArray();
        BootstrapDistribution distribution = distribution(1, skewed, new double[] {0, 0, 0, 0, 0, 0, 0, 0, -9});
        double[] limits = DoubleStream.iterate(-1, limit -> limit < 2_000, limit -> limit + 0.05)
                .toArray();
        double[] pValues =
                Arrays.stream(limits).map(distribution::pValueOfAtMost).toArray();
        assertThat(pValues).isSorted();
        assertThat(pValues[0]).isEqualTo(1 / 501.0);
        assertThat(pValues[pValues.length - 1]).isEqualTo(1);
    }

    @Test
    void whatDoesNotVaryIsCertain() {
        double[] equal = new double[99];
        Arrays.fill(equal, 0.1 + 0.2);
        equal[3] = 0.3;
        BootstrapDistribution distribution = distribution(0.3, equal, new double[] {1, 2, 3});
        assertThat(distribution.varies()).isFalse();
        assertThat(distribution.interval()).isNull();
        assertThat(distribution.pValueOfAtMost(0.3)).isEqualTo(1);
        assertThat(distribution.pValueOfAtMost(0.2)).isEqualTo(1 / 100.0);
    }

    @Test
    void aDifferenceOfRoundingErrorsDoesNotVary() {
        double[] resampled = {-1e-16, 0, 1e-16, 2e-16};
        double[] jackknife = {1, 2, 3};
        assertThat(distribution(1e-16, resampled, jackknife).varies()).isTrue();
        BootstrapDistribution difference =
                Objects.requireNonNull(BootstrapDistribution.of(1e-16, 0.7, resampled, jackknife));
        assertThat(difference.varies()).isFalse();
        assertThat(difference.pValueOfAtMost(0)).isEqualTo(1);
    }

    @Test
    void thereIsNoneWhereANumberIsMissing() {
        double[] jackknife = {1, 2, 3};
        assertThat(BootstrapDistribution.of(1, 0, new double[] {1, Double.NaN, 2}, jackknife))
                .isNull();
        assertThat(BootstrapDistribution.of(1, 0, new double[] {1, Double.NEGATIVE_INFINITY, 2}, jackknife))
                .isNull();
        assertThat(BootstrapDistribution.of(Double.NaN, 0, new double[] {1, 2}, jackknife))
                .isNull();
        assertThat(interval(1.5, new double[] {1, 2}, new double[] {1, Double.NaN}))
                .isNull();
        assertThat(distribution(1.5, new double[] {1, 2}, new double[] {1, Double.NaN})
                        .pValueOfAtMost(1))
                .isNaN();
    }

    @Test
    void thereIsNoIntervalAndNoPValueWhereAllResamplesAreOnOneSide() {
        double[] resampled = {1, 2, 3};
        for (double estimate : new double[] {0, 4}) {
            assertThat(interval(estimate, resampled, resampled)).isNull();
            assertThat(distribution(estimate, resampled, resampled).pValueOfAtMost(2))
                    .isNaN();
        }
    }

    private static BootstrapDistribution scipys(String metric) {
        JsonNode expected =
                References.json("scipy-bootstrap.json").get("metrics").get(metric);
        return distribution(
                expected.get("value").asDouble(),
                References.doubles(expected.get("resampled")),
                References.doubles(expected.get("jackknife")));
    }

    private static BootstrapDistribution distribution(double estimate, double[] resampled, double[] jackknife) {
        return Objects.requireNonNull(BootstrapDistribution.of(estimate, 0, resampled, jackknife));
    }

    private static @Nullable Interval interval(double estimate, double[] resampled, double[] jackknife) {
        return distribution(estimate, resampled, jackknife).interval();
    }
}
