package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CompensatedSumTest {
    @Test
    void keepsWhatAPlainSumLoses() {
        assertThat(sum(1.0, 1e100, 1.0, -1e100).value()).isEqualTo(2.0);
        assertThat(sum(1e16, 1.0, 1.0, -1e16).value()).isEqualTo(2.0);
    }

    @Test
    void theMeanOfEqualValuesIsThatValue() {
        for (double value : new double[] {0.1, 123456789.1, 1.0 / 3.0, -1e-300}) {
            for (int count : new int[] {1, 3, 7, 1000, 16512}) {
                assertThat(sum(DoubleStream.generate(() -> value).limit(count).toArray())
                                .mean())
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void noValuesSumToZeroAndHaveNoMean() {
        assertThat(sum().value()).isZero();
        assertThat(sum().mean()).isNaN();
    }

    @Test
    void whatIsNotFiniteStaysSo() {
        assertThat(sum(1.0, Double.NaN, 2.0).mean()).isNaN();
        assertThat(sum(1.0, Double.POSITIVE_INFINITY, 2.0).mean()).isNotFinite();
        assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE).mean())
                .isNotFinite();
    }

    private static CompensatedSum sum(double... values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum;
    }
}
