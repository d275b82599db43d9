package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BcaIntervalTest {
    /** The quantile functions of both sides are exact to some 1e-12 of the levels, and the resamples are about as far apart as their size / 100. */
    private static final double TOLERANCE = 1e-10;

    @ParameterizedTest
    @ValueSource(strings = {"mse", "rmse", "mae", "r2", "rmseAbove"})
    void equalsScipysOnTheSameResamples(String metric) {
        JsonNode expected =
                References.json("scipy-bootstrap.json").get("metrics").get(metric);
        Interval interval = Objects.requireNonNull(BcaInterval.of(
                expected.get("value").asDouble(),
                References.doubles(expected.get("resampled")),
                References.doubles(expected.get("jackknife"))));
        assertThat(interval.low()).isCloseTo(expected.get("low").asDouble(), within(TOLERANCE));
        assertThat(interval.high()).isCloseTo(expected.get("high").asDouble(), within(TOLERANCE));
    }

    @Test
    void isThatOfThePercentilesWhereNothingIsSkewed() {
        double[] resampled =
                IntStream.rangeClosed(-100, 100).mapToDouble(i -> i).toArray();
        assertThat(Objects.requireNonNull(BcaInterval.of(0, resampled, new double[] {-1, 0, 1})))
                .satisfies(interval -> {
                    assertThat(interval.low()).isCloseTo(-95, within(1e-9));
                    assertThat(interval.high()).isCloseTo(95, within(1e-9));
                });
    }

    @Test
    void thereIsNoneWhereNothingVariesOrANumberIsMissing() {
        double[] jackknife = {1, 2, 3};
        double[] equal = new double[100];
        Arrays.fill(equal, 0.1 + 0.2);
        equal[3] = 0.3;
        assertThat(BcaInterval.of(0.3, equal, jackknife)).isNull();
        assertThat(BcaInterval.of(1, new double[] {1, Double.NaN, 2}, jackknife))
                .isNull();
        assertThat(BcaInterval.of(1, new double[] {1, Double.NEGATIVE_INFINITY, 2}, jackknife))
                .isNull();
        assertThat(BcaInterval.of(Double.NaN, new double[] {1, 2}, jackknife)).isNull();
        assertThat(BcaInterval.of(1.5, new double[] {1, 2}, new double[] {1, Double.NaN}))
                .isNull();
    }

    @Test
    void thereIsNoneWhereAllResamplesAreOnOneSide() {
        assertThat(BcaInterval.of(0, new double[] {1, 2, 3}, new double[] {1, 2, 3}))
                .isNull();
        assertThat(BcaInterval.of(4, new double[] {1, 2, 3}, new double[] {1, 2, 3}))
                .isNull();
    }
}
