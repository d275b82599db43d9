package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

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
        };

        abstract double draw(TorchRandom random, double expected);
    }

    /** The predictions are E[y | x]; grouped by the target, nearly each of these would be called biased. */
    @ParameterizedTest
    @EnumSource
    void theTrueModelIsCalledBiasedInAtMostFivePercent(Noise noise) {
        for (int rows : new int[] {100, 400, 1000}) {
            int alarms = 0;
            TorchRandom random = new TorchRandom(rows);
            for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
                double[] predicted = normal(rows, random);
                double[] residuals = Arrays.stream(predicted)
                        .map(expected -> noise.draw(random, expected))
                        .toArray();
                alarms += isBiased(predicted, residuals) ? 1 : 0;
            }
            assertThat(alarms).as("%s, %d rows", noise, rows).isLessThanOrEqualTo(SIMULATIONS / 20);
        }
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
        assertThat(alarms).containsExactly(200, 200, 200);
    }

    @Test
    void theLargestBiasIsNamed() {
        ErrorBin even = new ErrorBin(0, 1, 50, 0.1, 1);
        ErrorBin low = new ErrorBin(1, 2, 50, 0.8, 1.1);
        ErrorBin high = new ErrorBin(2, 3, 50, -0.9, 1.2);
        assertThat(Calibration.mostBiased(List.of(even, low, high), 1)).contains(high);
        assertThat(Calibration.mostBiased(List.of(even, low), 1)).contains(low);
        assertThat(Calibration.mostBiased(List.of(low), 1)).isEmpty();
        assertThat(Calibration.mostBiased(List.of(), 1)).isEmpty();
    }

    private static double[] normal(int rows, TorchRandom random) {
        return IntStream.range(0, rows).mapToDouble(row -> random.normal()).toArray();
    }

    private static boolean isBiased(double[] values, double[] residuals) {
        double rmse = Math.sqrt(
                Arrays.stream(residuals).map(value -> value * value).average().orElseThrow());
        return Calibration.mostBiased(ErrorBins.of(values, residuals, 10), rmse).isPresent();
    }
}
