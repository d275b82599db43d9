package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.random.TorchRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {
    private static final int SIMULATIONS = 1_000;

    /** Noise with mean 0, which may depend on what is expected. */
    private enum Noise {
        NORMAL {
            @Override
            double draw(TorchRandom random, double expected) {
                return random.normal();
            }
        },
        HEAVY_TAILS {
            @Override
            double draw(TorchRandom random, double expected) {
                double squares =
                        Math.pow(random.normal(), 2) + Math.pow(random.normal(), 2) + Math.pow(random.normal(), 2);
                return random.normal() / Math.sqrt(squares / 3);
            }
        },
        SKEWED {
            @Override
            double draw(TorchRandom random, double expected) {
                return Math.exp(random.normal()) - Math.exp(0.5);
            }
        },
        SKEWED_DOWN {
            @Override
            double draw(TorchRandom random, double expected) {
                return Math.exp(0.5) - Math.exp(random.normal());
            }
        },
        GROWING {
            @Override
            double draw(TorchRandom random, double expected) {
                return random.normal() * Math.exp(expected);
            }
        },
        GROWING_AND_SKEWED {
            @Override
            double draw(TorchRandom random, double expected) {
                return (Math.exp(random.normal()) - Math.exp(0.5)) * Math.exp(expected);
            }
        },
        /** Claims: 3 of 10 rows have one. */
        ZERO_INFLATED {
            @Override
            double draw(TorchRandom random, double expected) {
                return claim(0.3, random) * Math.exp(expected);
            }
        },
        MOSTLY_ZERO {
            @Override
            double draw(TorchRandom random, double expected) {
                return claim(0.1, random) * Math.exp(expected);
            }
        },
        /** 0 or 1; the prediction is the probability of 1. */
        RARE_EVENTS {
            @Override
            double draw(TorchRandom random, double expected) {
                double probability = 1 / (1 + Math.exp(2 - expected));
                return (random.uniform(0, 1) < probability ? 1 : 0) - probability;
            }
        },
        /** A count, mostly 0. */
        COUNTS {
            @Override
            double draw(TorchRandom random, double expected) {
                double mean = 0.3 * Math.exp(expected);
                int count = 0;
                for (double left = random.uniform(0, 1); left > Math.exp(-mean); left *= random.uniform(0, 1)) {
                    count++;
                }
                return count - mean;
            }
        };

        /** With some probability a log-normal amount, otherwise 0, minus its mean, which is 1. */
        private static double claim(double probability, TorchRandom random) {
            double amount = Math.exp(random.normal() - 0.5) / probability;
            return (random.uniform(0, 1) < probability ? amount : 0) - 1;
        }

        abstract double draw(TorchRandom random, double expected);
    }

    /** The predictions are E[y | x]; grouped by the target, nearly every one of these would be called biased. */
    @ParameterizedTest
    @EnumSource
    void theTrueModelIsCalledBiasedInAtMostFivePercent(Noise noise) {
        List<Integer> alarms = IntStream.of(100, 200, 400, 1000)
                .mapToObj(rows -> alarms(noise, rows))
                .toList();
        assertThat(alarms).as("of 100, 200, 400 and 1,000 rows").allMatch(count -> count <= SIMULATIONS / 20);
    }

    private static int alarms(Noise noise, int rows) {
        int alarms = 0;
        TorchRandom random = new TorchRandom(rows);
        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            double[] predicted = normal(rows, random);
            double[] residuals = Arrays.stream(predicted)
                    .map(expected -> noise.draw(random, expected))
                    .toArray();
            alarms += isBiased(predicted, residuals) ? 1 : 0;
        }
        return alarms;
    }

    /** The case that grouping by the target gets wrong. */
    @Test
    void groupedByTheTargetTheTrueModelLooksBiased() {
        TorchRandom random = new TorchRandom(1);
        double[] predicted = normal(400, random);
        double[] residuals = normal(400, random);
        double[] actual = IntStream.range(0, 400)
                .mapToDouble(row -> predicted[row] + residuals[row])
                .toArray();
        assertThat(isBiased(actual, residuals)).isTrue();
        assertThat(isBiased(predicted, residuals)).isFalse();
    }

    /** Too bold, too timid, and bounded above: the noise has a standard deviation of 0.5, the truth one of 2. */
    @Test
    void modelsThatAreBiasedAreCalledThat() {
        TorchRandom random = new TorchRandom(3);
        int[] alarms = new int[3];
        for (int simulation = 0; simulation < 200; simulation++) {
            double[] expected = normal(400, random);
            double[] actual = new double[400];
            Arrays.setAll(expected, row -> 2 * expected[row]);
            Arrays.setAll(actual, row -> expected[row] + 0.5 * random.normal());
            double[][] models = {
                Arrays.stream(expected).map(value -> 1.5 * value).toArray(),
                Arrays.stream(expected).map(value -> 0.5 * value).toArray(),
                Arrays.stream(expected).map(value -> Math.min(value, 2)).toArray()
            };
            for (int model = 0; model < models.length; model++) {
                double[] predicted = models[model];
                double[] residuals = new double[400];
                Arrays.setAll(residuals, row -> actual[row] - predicted[row]);
                alarms[model] += isBiased(predicted, residuals) ? 1 : 0;
            }
        }
        // The bound makes the residuals of the last tenth skewed, which in one case leaves too few rows.
        assertThat(alarms).containsExactly(200, 200, 199);
    }

    @Test
    void theLargestBiasIsNamed() {
        ErrorBin even = new ErrorBin(0, 1, 50, 0.1, 1);
        ErrorBin low = new ErrorBin(1, 2, 50, 0.8, 1.1);
        ErrorBin high = new ErrorBin(2, 3, 50, -0.9, 1.2);
        assertThat(Calibration.mostBiased(List.of(even, low, high), 0, 1)).contains(high);
        assertThat(Calibration.mostBiased(List.of(even, low), 0, 1)).contains(low);
        assertThat(Calibration.mostBiased(List.of(low), 0, 1)).isEmpty();
        assertThat(Calibration.mostBiased(List.of(), 0, 1)).isEmpty();
    }

    /** 50 rows are enough for a skewness of up to the square root of 2. */
    @Test
    void skewedResidualsNeedMoreRows() {
        ErrorBin even = new ErrorBin(0, 1, 50, 0.1, 1);
        ErrorBin low = new ErrorBin(1, 2, 50, 0.8, 1.1);
        assertThat(Calibration.mostBiased(List.of(even, low), -1.41, 1)).contains(low);
        assertThat(Calibration.mostBiased(List.of(even, low), 1.42, 1)).isEmpty();
    }

    /** As in SciPy's {@code skew} of 9, 1, -2, 3, -4, and of what remains of them in two groups after subtracting the group means. */
    @Test
    void skewnessIsThatOfScipy() {
        double[] residuals = {9, 1, -2, 3, -4};
        double[] values = {1, 1, 1, 2, 2};
        List<ErrorBin> one = ErrorBins.of(new double[5], residuals, 10);
        assertThat(ErrorBins.skewness(new double[5], residuals, one)).isCloseTo(0.5408450209218036, within(1e-15));
        assertThat(ErrorBins.skewness(values, residuals, ErrorBins.of(values, residuals, 2)))
                .isCloseTo(0.3924554244829652, within(1e-15));
        double[] large = Arrays.stream(residuals).map(value -> value * 1e148).toArray();
        assertThat(ErrorBins.skewness(values, large, ErrorBins.of(values, large, 2)))
                .isCloseTo(0.3924554244829652, within(1e-14));
        assertThat(ErrorBins.skewness(values, new double[5], ErrorBins.of(values, new double[5], 2)))
                .isZero();
    }

    private static double[] normal(int rows, TorchRandom random) {
        return IntStream.range(0, rows).mapToDouble(row -> random.normal()).toArray();
    }

    private static boolean isBiased(double[] values, double[] residuals) {
        double rmse = Math.sqrt(
                Arrays.stream(residuals).map(value -> value * value).average().orElseThrow());
        List<ErrorBin> bins = ErrorBins.of(values, residuals, 10);
        return Calibration.mostBiased(bins, ErrorBins.skewness(values, residuals, bins), rmse)
                .isPresent();
    }
}
