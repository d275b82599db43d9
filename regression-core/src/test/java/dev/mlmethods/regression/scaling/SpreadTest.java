package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
    /** NumPy's {@code mean()} and {@code std(ddof=1)}; 1e9 is where a naive sum of squares would have lost all digits. */
    @Test
    void isThatOfNumPy() {
        assertThat(Spread.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9})).isEqualTo(new Spread(5, 2.138089935299395));
        assertThat(Spread.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3})).isEqualTo(new Spread(1e9 + 2, 1));
    }

    @Test
    void ofFewerThanTwoValuesIsNotDefined() {
        assertThat(Spread.of(new double[] {3})).isEqualTo(new Spread(3, Double.NaN));
        assertThat(Spread.of(new double[0])).isEqualTo(new Spread(Double.NaN, Double.NaN));
    }
}
