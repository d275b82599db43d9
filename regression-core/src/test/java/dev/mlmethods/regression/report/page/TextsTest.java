package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.745612   | 0.7456  | 0.746   | 74.6%
                    1          | 1.000   | 1.00    | 100.0%
                    0          | 0       | 0       | 0.0%
                    -0.0       | 0       | 0       | 0.0%
                    -0.0004    | -0.0004000 | -0.000400 | 0.0%
                    12345.67   | 12,346  | 12,346  | 1234567.0%
                    2000       | 2000    | 2000    | 200000.0%
                    NaN        | n/a     | n/a     | n/a
                    Infinity   | n/a     | n/a     | n/a
                    -Infinity  | n/a     | n/a     | n/a
                    """)
    void numbersHaveFourOrThreeDigits(double value, String number, String rough, String percent) {
        assertThat(Texts.number(value)).isEqualTo(number);
        assertThat(Texts.rough(value)).isEqualTo(rough);
        assertThat(Texts.percent(value)).isEqualTo(percent);
    }

    @Test
    void oneThingIsNotSeveral() {
        assertThat(Texts.count(0, "row")).isEqualTo("0 rows");
        assertThat(Texts.count(1, "row")).isEqualTo("1 row");
        assertThat(Texts.count(4128, "row")).isEqualTo("4,128 rows");
    }

    @Test
    void anEstimateHasItsInterval() {
        Interval interval = new Interval(0.71204, 0.77911);
        assertThat(Texts.range(interval)).isEqualTo("0.712 to 0.779");
        assertThat(Texts.estimate(new Estimate(0.745612, interval))).isEqualTo("0.7456 (0.712 to 0.779)");
        assertThat(Texts.estimate(new Estimate(0.745612, null))).isEqualTo("0.7456");
        assertThat(Texts.estimate(null)).isEqualTo("n/a");
    }

    @Test
    void aLongTableIsThinnedEvenlyWithBothEnds() {
        assertThat(Texts.thinned(0)).isEmpty();
        assertThat(Texts.thinned(3)).containsExactly(0, 1, 2);
        assertThat(Texts.thinned(50)).hasSize(50).endsWith(49);
        assertThat(Texts.thinned(51))
                .hasSize(50)
                .startsWith(0, 1)
                .endsWith(47, 48, 50)
                .doesNotHaveDuplicates();
        assertThat(Texts.thinned(99)).hasSize(50).startsWith(0, 2, 4).endsWith(96, 98);
        assertThat(Texts.thinned(Integer.MAX_VALUE)).hasSize(50).endsWith(Integer.MAX_VALUE - 1);
    }
}
