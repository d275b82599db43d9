package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BootstrapTest {
    /** The bias of the network's errors, which are normal with a deviation of 1. */
    private static final double BIAS = 0.3;
    /** The deviation of the reference model's errors, which are normal around 0 and have a correlation of 0.6 with the network's. */
    private static final double REFERENCE_DEVIATION = 1.2;
    /** The deviation of the target, which is normal around 0 and independent of both. */
    private static final double TARGET_DEVIATION = 2;

    private static final int ROWS = 400;
    private static final int TESTS = 1_000;
    /** Half of the usual number, to save time. */
    private static final int SIMULATED_RESAMPLES = 1_000;

    /**
     * 95% of {@value #TESTS} are 950, give or take 7 (one standard deviation of the binomial distribution). With 100 groups, the interval knows less
     * about the skewness, so 93% is the limit for both.
     */
    @ParameterizedTest
    @CsvSource({"400", "100"})
    void theIntervalCoversTheTruthIn95PercentOfSimulatedTests(int maxGroups) {
        Map<String, Double> truth = truth();
        Map<String, AtomicInteger> covered = new HashMap<>();
        truth.keySet().forEach(metric -> covered.put(metric, new AtomicInteger()));
        IntStream.range(0, TESTS).parallel().forEach(test -> {
            Map<String, Interval> intervals = simulated(test, maxGroups);
            truth.forEach((metric, value) -> {
                if (Objects.requireNonNull(intervals.get(metric)).contains(value)) {
                    Objects.requireNonNull(covered.get(metric)).incrementAndGet();
                }
            });
        });
        assertThat(covered).hasSize(5);
        assertThat(covered)
                .allSatisfy((metric, count) -> assertThat(count.get()).isBetween(930, 970));
    }

    /** In closed form. The absolute value of a normal number around a bias has the mean of the folded normal distribution. */
    private static Map<String, Double> truth() {
        double mse = 1 + BIAS * BIAS;
        double mae = Math.sqrt(2 / Math.PI) * Math.exp(-BIAS * BIAS / 2)
                + BIAS * (1 - 2 * new NormalDistribution().cumulativeProbability(-BIAS));
        return Map.of(
                "mse",
                mse,
                "rmse",
                Math.sqrt(mse),
                "mae",
                mae,
                "r2",
                1 - mse / (TARGET_DEVIATION * TARGET_DEVIATION),
                "rmseAbove",
                REFERENCE_DEVIATION - Math.sqrt(mse));
    }

    private static Map<String, Interval> simulated(int seed, int maxGroups) {
        Random random = new Random(seed);
        double[] actual = new double[ROWS];
        double[] network = new double[ROWS];
        double[] reference = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double error = random.nextGaussian();
            actual[row] = TARGET_DEVIATION * random.nextGaussian();
            network[row] = actual[row] - error - BIAS;
            reference[row] = actual[row] - REFERENCE_DEVIATION * (0.6 * error + 0.8 * random.nextGaussian());
        }
        Bootstrap bootstrap = Bootstrap.of(actual, List.of(network, reference), seed, SIMULATED_RESAMPLES, maxGroups);
        Map<String, Interval> intervals = new HashMap<>();
        bootstrap.estimates(0).forEach((metric, estimate) -> {
            if (estimate.interval() != null) {
                intervals.put(metric, estimate.interval());
            }
        });
        intervals.put("rmseAbove", interval(Objects.requireNonNull(bootstrap.above(Metric.RMSE, 1, 0))));
        return intervals;
    }

    /**
     * With 2,000 resamples, an end has a standard deviation of about 0.08 of that of the metric: 0.06 from the quantile and 0.06 from the
     * bias. The interval is 3.9 of the latter wide, so 4 deviations are 8% of it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"mse", "rmse", "mae", "r2", "rmseAbove"})
    void agreesWithScipyWithManyResamples(String metric) {
        JsonNode reference = References.json("scipy-bootstrap.json");
        Bootstrap bootstrap = Bootstrap.of(
                References.doubles(reference.get("actual")),
                List.of(References.doubles(reference.get("network")), References.doubles(reference.get("reference"))));
        JsonNode expected = reference.get("metrics").get(metric);
        double low = expected.get("exact_low").asDouble();
        double high = expected.get("exact_high").asDouble();
        Estimate estimate = Objects.requireNonNull(
                metric.equals("rmseAbove")
                        ? bootstrap.above(Metric.RMSE, 1, 0)
                        : bootstrap.estimates(0).get(metric));
        assertThat(estimate.value()).isCloseTo(expected.get("value").asDouble(), within(1e-12));
        assertThat(interval(estimate).low()).isCloseTo(low, within(0.08 * (high - low)));
        assertThat(interval(estimate).high()).isCloseTo(high, within(0.08 * (high - low)));
    }

    @Test
    void groupsOfRowsGiveTheSameIntervals() {
        double[] actual = normal(6_001, 1);
        double[] predicted = normal(6_001, 2);
        Map<String, Estimate> rows = Bootstrap.of(actual, List.of(predicted), 42, Bootstrap.RESAMPLES, 6_001)
                .estimates(0);
        Map<String, Estimate> groups = Bootstrap.of(actual, List.of(predicted), 42, Bootstrap.RESAMPLES, 1_000)
                .estimates(0);
        for (String metric : List.of("mse", "rmse", "mae", "r2")) {
            Interval expected = interval(Objects.requireNonNull(rows.get(metric)));
            Interval actualInterval = interval(Objects.requireNonNull(groups.get(metric)));
            // Two ends that vary by 2% each, see above, and a deviation from 1,000 groups, by 1 / sqrt(2,000): 4% in
            // total.
            double tolerance = 0.12 * (expected.high() - expected.low());
            assertThat(actualInterval.low()).isCloseTo(expected.low(), within(tolerance));
            assertThat(actualInterval.high()).isCloseTo(expected.high(), within(tolerance));
        }
    }

    @Test
    void theEstimatesAreTheMetricsThatAreDefined() {
        double[] actual = {0, 1, 2, 5};
        double[] predicted = {1, 1, 2, 3};
        Map<String, Estimate> estimates =
                Bootstrap.of(actual, List.of(actual, predicted)).estimates(1);
        Map<String, Double> values = new TreeMap<>();
        estimates.forEach((metric, estimate) -> values.put(metric, estimate.value()));
        assertThat(values).isEqualTo(RegressionMetrics.of(actual, predicted).toMap());
        assertThat(estimates.entrySet().stream()
                        .filter(estimate -> estimate.getValue().interval() != null)
                        .map(Map.Entry::getKey))
                .containsExactly("mse", "rmse", "mae", "r2");
    }

    @Test
    void oneRowHasNoInterval() {
        Bootstrap bootstrap = Bootstrap.of(new double[] {1}, List.of(new double[] {3}, new double[] {2}));
        assertThat(bootstrap.estimates(0))
                .containsEntry("rmse", new Estimate(2, null))
                .doesNotContainKey("r2");
        assertThat(bootstrap.above(Metric.RMSE, 0, 1)).isEqualTo(new Estimate(1, null));
    }

    @Test
    void equalErrorsHaveNoInterval() {
        double[] actual = normal(50, 1);
        double[] predicted = Arrays.stream(actual).map(value -> value - 0.1).toArray();
        Bootstrap bootstrap = Bootstrap.of(actual, List.of(predicted, actual));
        assertThat(bootstrap.estimates(0).get("rmse"))
                .satisfies(estimate -> assertThat(estimate.interval()).isNull());
        assertThat(bootstrap.estimates(0).get("r2"))
                .satisfies(estimate -> assertThat(estimate.interval()).isNotNull());
        assertThat(bootstrap.estimates(1).get("r2")).isEqualTo(new Estimate(1, null));
    }

    @Test
    void aPredictionThatIsNotFiniteLeavesTheOtherModelsAlone() {
        double[] actual = normal(50, 1);
        double[] predicted = normal(50, 2);
        double[] broken = predicted.clone();
        broken[7] = Double.NaN;
        Bootstrap bootstrap = Bootstrap.of(actual, List.of(broken, predicted));
        assertThat(bootstrap.estimates(0)).isEmpty();
        assertThat(bootstrap.above(Metric.RMSE, 0, 1)).isNull();
        assertThat(bootstrap.estimates(1))
                .isEqualTo(Bootstrap.of(actual, List.of(predicted)).estimates(0));
    }

    @Test
    void r2OfALargeTargetIsAsGoodAsThatOfASmallOne() {
        double[] actual = normal(200, 1);
        double[] predicted = DoubleStream.of(actual).map(value -> 0.5 * value).toArray();
        Interval expected = interval(Objects.requireNonNull(
                Bootstrap.of(actual, List.of(predicted)).estimates(0).get("r2")));
        double[] far = Arrays.stream(actual).map(value -> value + 1e9).toArray();
        double[] farPredicted =
                Arrays.stream(predicted).map(value -> value + 1e9).toArray();
        Interval shifted = interval(Objects.requireNonNull(
                Bootstrap.of(far, List.of(farPredicted)).estimates(0).get("r2")));
        // The targets themselves are rounded to 1e-7.
        assertThat(shifted.low()).isCloseTo(expected.low(), within(1e-6));
        assertThat(shifted.high()).isCloseTo(expected.high(), within(1e-6));
    }

    private static Interval interval(Estimate estimate) {
        return Objects.requireNonNull(estimate.interval());
    }

    private static double[] normal(int count, int seed) {
        Random random = new Random(seed);
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }
}
