package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.evaluation.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pairs of models whose errors are known to be equally large, or not. Each has its own error and one that it shares with the other. */
class SimulatedRegressionsTest {
    private static final int ROWS = 400;
    private static final int PAIRS = 1_000;
    private static final int REGRESSIONS = 200;
    private static final List<Metric> METRICS = List.of(Metric.RMSE, Metric.MAE, Metric.R2);

    private enum Errors {
        NORMAL {
            @Override
            double draw(Random random) {
                return random.nextGaussian();
            }
        },
        /** Student's distribution with 3 degrees of freedom: its fourth moment, which the luck of the MSE depends on, is infinite. */
        HEAVY_TAILED {
            @Override
            double draw(Random random) {
                double squares = 0;
                for (int i = 0; i < 3; i++) {
                    double normal = random.nextGaussian();
                    squares += normal * normal;
                }
                return random.nextGaussian() / Math.sqrt(squares / 3);
            }
        },
        /** All errors are on one side: the logarithm of the error is normal. */
        SKEWED {
            @Override
            double draw(Random random) {
                return StrictMath.exp(0.75 * random.nextGaussian());
            }
        };

        abstract double draw(Random random);
    }

    /** 5% of {@value #PAIRS} are 50, give or take 7 (one standard deviation of the binomial distribution), so 64 are allowed. */
    @ParameterizedTest
    @EnumSource(Errors.class)
    void raisesAFalseAlarmForAtMost5PercentOfEquallyGoodModels(Errors errors) {
        assertThat(significant(errors, 1, PAIRS))
                .hasSize(METRICS.size())
                .allSatisfy((metric, alarms) -> assertThat(alarms).isBetween(30, 64));
    }

    /** Errors that are larger by a tenth. */
    @ParameterizedTest
    @EnumSource(Errors.class)
    void findsMostRealWorsenings(Errors errors) {
        assertThat(significant(errors, 1.1, REGRESSIONS))
                .hasSize(METRICS.size())
                .allSatisfy((metric, found) -> assertThat(found).isGreaterThan(REGRESSIONS / 2));
    }

    private static Map<Metric, Integer> significant(Errors errors, double factor, int count) {
        List<Map<Metric, Integer>> pairs = IntStream.range(0, count)
                .parallel()
                .mapToObj(seed -> significant(errors, factor, new Random(seed)))
                .toList();
        Map<Metric, Integer> counts = new EnumMap<>(Metric.class);
        pairs.forEach(pair -> pair.forEach((metric, significant) -> counts.merge(metric, significant, Integer::sum)));
        return counts;
    }

    private static Map<Metric, Integer> significant(Errors errors, double factor, Random random) {
        double[] actual = new double[ROWS];
        double[] baseline = new double[ROWS];
        double[] current = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            actual[row] = 2 * random.nextGaussian();
            double shared = errors.draw(random);
            baseline[row] = actual[row] + shared + 0.5 * errors.draw(random);
            current[row] = actual[row] + factor * (shared + 0.5 * errors.draw(random));
        }
        PairedBootstrap bootstrap = PairedBootstrap.of(actual, baseline, current);
        Map<Metric, Integer> significant = new EnumMap<>(Metric.class);
        METRICS.forEach(metric -> significant.put(
                metric, Objects.requireNonNull(bootstrap.worsening(metric, 0)).pValue() < 0.05 ? 1 : 0));
        return significant;
    }
}
