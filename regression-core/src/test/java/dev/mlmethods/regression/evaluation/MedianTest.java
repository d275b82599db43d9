package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianTest {
    private static double median(double... values) {
        return Median.ofNonNegative(values.length, i -> values[i]);
    }

    @Test
    void isTheOneInTheMiddleOrTheMeanOfTwo() {
        assertThat(median(3)).isEqualTo(3);
        assertThat(median(4, 1)).isEqualTo(2.5);
        assertThat(median(9, 1, 2)).isEqualTo(2);
        assertThat(median(0, 0, 5, 5)).isEqualTo(2.5);
        assertThat(median(1, 7, 7, 7)).isEqualTo(7);
        assertThat(median(7, 7, 7, 9)).isEqualTo(7);
        assertThat(median(-0.0, 0.0)).isZero();
        assertThat(median(Double.MAX_VALUE, Double.MIN_VALUE, 0)).isEqualTo(Double.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 100, 1_001, 20_000})
    void isThatOfSortedNumbers(int count) {
        Random random = new Random(count);
        double[] values = new double[count];
        Arrays.setAll(values, i -> Math.scalb(random.nextDouble(), random.nextInt(40) - 20));
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(median(values))
                .isEqualTo(count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2);
    }
}
