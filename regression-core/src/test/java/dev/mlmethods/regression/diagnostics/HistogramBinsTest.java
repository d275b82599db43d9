package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramBinsTest {
    /** The IQR is 4, and 2 * 4 / cbrt(8) is 4: one bin of 5 would be enough, so there are five of 2. */
    @Test
    void aBinHasItsLowerEndAndTheLastHasBoth() {
        assertThat(HistogramBins.histogram(new double[] {-4, -2, -2, 0, 1, 2, 3.5, 6}))
                .isEqualTo(new Histogram(-4, 2, List.of(1, 2, 2, 2, 1), 0, 0));
    }

    @Test
    void theWidthIsThatOfFreedmanAndDiaconisRoundedUp() {
        // 1,000 values from 0 to 0.999 have an IQR of 0.4995, and 2 * 0.4995 / 10 is 0.0999.
        double[] values =
                IntStream.range(0, 1_000).mapToDouble(i -> i / 1_000.0).toArray();
        Histogram histogram = HistogramBins.histogram(values);
        assertThat(histogram.width()).isEqualTo(0.1);
        assertThat(histogram.counts()).hasSize(10).containsOnly(100);
    }

    @Test
    void rareLargeErrorsAreCountedOutsideTheBins() {
        double[] values = DoubleStream.concat(
                        DoubleStream.of(-1e9, -1e6),
                        DoubleStream.concat(
                                IntStream.range(0, 995).mapToDouble(i -> i / 995.0), DoubleStream.of(1e3, 1e4, 1e5)))
                .sorted()
                .toArray();
        Histogram histogram = HistogramBins.histogram(values);
        assertThat(histogram.below()).isEqualTo(2);
        assertThat(histogram.above()).isEqualTo(3);
        assertThat(sum(histogram)).isEqualTo(1_000);
        assertThat(histogram.from()).isZero();
        assertThat(histogram.counts()).hasSizeBetween(5, 60);
    }

    @Test
    void oneValueIsInTheMiddle() {
        assertThat(HistogramBins.histogram(new double[] {0})).satisfies(histogram -> {
            assertThat(histogram.from()).isEqualTo(-1);
            assertThat(histogram.width()).isEqualTo(0.2);
            assertThat(histogram.counts()).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 100, 199, 201, 1_000, 50_000})
    void nothingIsLostAndThereAre5To60Bins(int count) {
        for (double scale : new double[] {1e-300, 1e-3, 1, 12_345, 1e140}) {
            for (double centre : new double[] {0, -3, 1e12}) {
                for (int power : new int[] {1, 9}) {
                    Histogram histogram = HistogramBins.histogram(values(count, scale, centre, power));
                    assertThat(sum(histogram)).isEqualTo(count);
                    assertThat(histogram.width()).isPositive();
                    assertThat(histogram.counts()).hasSizeLessThanOrEqualTo(60);
                }
            }
        }
    }

    @Test
    void valuesThatDifferByLessThanTheirRoundingStillHaveBins() {
        double next = Math.nextUp(1e9);
        Histogram histogram = HistogramBins.histogram(new double[] {1e9, 1e9, next});
        assertThat(sum(histogram)).isEqualTo(3);
        assertThat(histogram.from() + histogram.width()).isGreaterThan(histogram.from());
    }

    private static double[] values(int count, double scale, double centre, int power) {
        Random random = new Random(count);
        return DoubleStream.generate(() -> centre + scale * StrictMath.pow(random.nextGaussian(), power))
                .limit(count)
                .sorted()
                .toArray();
    }

    private static int sum(Histogram histogram) {
        return histogram.below()
                + histogram.above()
                + histogram.counts().stream().mapToInt(Integer::intValue).sum();
    }
}
