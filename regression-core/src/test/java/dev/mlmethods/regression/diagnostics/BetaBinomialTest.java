package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BetaBinomialTest {
    /** Some roundings. */
    private static final double ROUNDING = 1e-12;

    @Test
    void ofOneEarlierRowHasAllCountsAlike() {
        BetaBinomial counts = new BetaBinomial(4, 1, 1);
        for (int count = 0; count <= 4; count++) {
            assertThat(counts.probability(count)).isCloseTo(0.2, within(ROUNDING));
        }
    }

    /** With the largest of 9 earlier errors, one new row is within with 9 / 10, and two with 9 / 11. */
    @Test
    void ofTheLargestErrorHasTheChancesOfARecord() {
        assertThat(new BetaBinomial(1, 9, 1).probability(1)).isCloseTo(0.9, within(ROUNDING));
        BetaBinomial two = new BetaBinomial(2, 9, 1);
        assertThat(two.probability(2)).isCloseTo(9.0 / 11, within(ROUNDING));
        assertThat(two.probability(0)).isCloseTo(1.0 / 55, within(ROUNDING));
    }

    /** The mean is n a / (a + b), the variance n a b (a + b + n) / ((a + b)^2 (a + b + 1)). */
    @Test
    void hasItsMeanAndVarianceWithManyRows() {
        int rows = 200_000;
        double alpha = 2_974;
        double beta = 330;
        BetaBinomial counts = new BetaBinomial(rows, alpha, beta);
        double mean = 0;
        double squares = 0;
        for (int count = 0; count <= rows; count++) {
            mean += count * counts.probability(count);
            squares += (double) count * count * counts.probability(count);
        }
        double sum = alpha + beta;
        assertThat(mean).isCloseTo(rows * alpha / sum, within(1e-6));
        double variance = rows * alpha * beta * (sum + rows) / (sum * sum * (sum + 1));
        assertThat((squares - mean * mean) / variance).isCloseTo(1, within(1e-6));
    }

    /** In each of 10,000 simulated tests, as many new rows are compared with the 18th smallest of 19; 4 standard deviations of a share of 5% are 0.009. */
    @Test
    void containsTheShareOfNineteenTestsOfTwenty() {
        Random random = new Random(3);
        Interval shares = new BetaBinomial(50, 18, 2).shares();
        long outside = IntStream.range(0, 10_000)
                .filter(test -> {
                    double[] earlier = random.doubles(19).sorted().toArray();
                    long within = Arrays.stream(random.doubles(50).toArray())
                            .filter(error -> error <= earlier[17])
                            .count();
                    return !shares.contains(within / 50.0);
                })
                .count();
        assertThat(outside / 10_000.0).isLessThan(0.05 + 0.009);
        assertThat(shares.low()).isPositive();
    }
}
