package dev.mlmethods.regression.predictor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    /** Before JDK 19, Double.toString prints different digits for the powers of two, 2e23 and 2.2e-322. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1.50, -1.5",
        "100, 100",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "1e-3, 0.001",
        "1e-4, 0.0001",
        "0.00012345678901234567, 0.00012345678901234567",
        "9.9999e-5, 9.9999e-5",
        "1e-5, 1e-5",
        "-1E-10, -1e-10",
        "1e7, 10000000",
        "123456789.125, 123456789.125",
        "999999999.9999999, 999999999.9999999",
        "1e9, 1e9",
        "-1E30, -1e30",
        "1234567890.5, 1.2345678905e9",
        "2.0E23, 2e23",
        "0x1.0p-44, 5.684341886080802e-14",
        "0x1.0p52, 4.503599627370496e15",
        "9.007199254740992E15, 9.007199254740992e15",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "2.2250738585072011E-308, 2.225073858507201e-308",
        "2.2E-322, 2.2e-322",
        "4.9E-324, 5e-324",
        "1.7976931348623157E308, 1.7976931348623157e308",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void theShortestTextHasOneNotation(String value, String text) {
        assertThat(NumberText.shortest(Double.parseDouble(value))).isEqualTo(text);
    }

    /** The reference counts digits upwards and reads each candidate. */
    @Test
    void theShortestTextReadsBackAndNoShorterOneDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            double anyBits = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(anyBits)) {
                assertShortest(anyBits);
            }
            double decimal = random.nextInt(1_000_000) * StrictMath.pow(10, random.nextInt(30) - 20);
            assertShortest(decimal);
            assertShortest(random.nextGaussian());
            assertShortest(random.nextInt(100) * Double.MIN_VALUE);
        }
        for (int exponent = -1074; exponent < 1024; exponent++) {
            double power = Math.scalb(1.0, exponent);
            assertShortest(power);
            assertShortest(Math.nextUp(power));
            assertShortest(-Math.nextDown(power));
        }
    }

    private static void assertShortest(double value) {
        String text = NumberText.shortest(value);
        assertThat(Double.doubleToRawLongBits(Double.parseDouble(text))).isEqualTo(Double.doubleToRawLongBits(value));
        assertThat(new BigDecimal(text)).as(text).isEqualByComparingTo(shortest(value));
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits <= 17; digits++) {
            BigDecimal floor = exact.round(new MathContext(digits, RoundingMode.FLOOR));
            BigDecimal ceiling = exact.round(new MathContext(digits, RoundingMode.CEILING));
            boolean isFloor = floor.doubleValue() == value;
            boolean isCeiling = ceiling.doubleValue() == value;
            if (isFloor && isCeiling) {
                return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            } else if (isFloor || isCeiling) {
                return isFloor ? floor : ceiling;
            }
        }
        throw new AssertionError(exact);
    }

    @ParameterizedTest
    @CsvSource({"1.31074e10, 1.3107e10", "1e-6, 1.0000e-6", "-1.5e7, -1.5000e7", "1, 1.0000e0", "0, 0.0000e0"})
    void scientificTextHasFourDecimalsAndAnExponent(double value, String text) {
        assertThat(NumberText.scientific(value)).isEqualTo(text);
    }

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
                    NaN            | 4 | NaN
                    -Infinity      | 4 | -Infinity
                    0.00005        | 1 | 5e-5
                    """)
    void significantDigits(double value, int digits, String text) {
        assertThat(NumberText.significant(value, digits)).isEqualTo(text);
    }

    /** Whatever the number, the text is the exact decimal of the float64, rounded where the text ends. */
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
                    0          | 0
                    0.50       | 0.5
                    -2000      | -2000
                    10000      | 10,000
                    -50000.25  | -50,000.25
                    1E+7       | 10,000,000
                    999999999  | 999,999,999
                    1E+9       | 1e9
                    0.0001     | 0.0001
                    0.00005    | 5e-5
                    """)
    void decimalsHaveCommas(String value, String text) {
        assertThat(NumberText.grouped(new BigDecimal(value))).isEqualTo(text);
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
