package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0              | 4 | 0
                    -0.0           | 4 | 0
                    1              | 4 | 1.000
                    -12.3          | 4 | -12.30
                    0.012344999    | 4 | 0.01234
                    1234.5678      | 4 | 1235
                    2026           | 4 | 2026
                    9999.4         | 4 | 9999
                    9999.6         | 4 | 10,000
                    -9999.6        | 4 | -10,000
                    23456.7        | 4 | 23,457
                    123456.7       | 8 | 123,456.70
                    1234567.25     | 2 | 1,234,567
                    123.4          | 2 | 123
                    99.96          | 3 | 100
                    999949999      | 4 | 999,949,999
                    999999999      | 4 | 1.000e9
                    1.3107e10      | 4 | 1.311e10
                    -1.5e300       | 4 | -1.500e300
                    1.7976931348623157e308 | 4 | 1.798e308
                    0.0001         | 4 | 0.0001000
                    0.00009999999  | 4 | 0.0001000
                    0.000099994    | 4 | 9.999e-5
                    4.9e-324       | 4 | 4.941e-324
                    1.25           | 2 | 1.2
                    1.35           | 2 | 1.4
                    5              | 1 | 5
                    0.00005        | 1 | 5e-5
                    """)
    void significantDigits(double value, int digits, String text) {
        assertThat(NumberText.significant(value, digits)).isEqualTo(text);
    }

    /** Whatever the number, what is shown is the float64's own decimal, rounded where the text ends. */
    @Test
    void significantDigitsAreThoseOfTheNumber() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextGaussian() * StrictMath.pow(10, random.nextInt(40) - 20);
            BigDecimal shown = new BigDecimal(NumberText.significant(value, 4).replace(",", ""));
            BigDecimal exact = new BigDecimal(value);
            assertThat(shown).isEqualByComparingTo(exact.setScale(shown.scale(), RoundingMode.HALF_EVEN));
            assertThat(shown.precision()).isGreaterThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                    | 0
                    7                    | 7
                    999                  | 999
                    1000                 | 1,000
                    4128                 | 4,128
                    -4128                | -4,128
                    -412                 | -412
                    1234567              | 1,234,567
                    9223372036854775807  | 9,223,372,036,854,775,807
                    """)
    void countsHaveCommas(long value, String text) {
        assertThat(NumberText.count(value)).isEqualTo(text);
    }
}
