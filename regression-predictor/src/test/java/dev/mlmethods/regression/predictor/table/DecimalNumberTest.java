package dev.mlmethods.regression.predictor.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "+7",
                "-7",
                "007",
                "1.0",
                "0.5",
                "-12.25",
                ".5",
                "-5.",
                "1.e3",
                "1e3",
                "1E3",
                "1e+3",
                "1.5e-3",
                "1e22",
                "1e23",
                "1e-22",
                "9007199254740993",
                "123456789012345",
                "1234567890123456789012",
                "0.1",
                "2.2250738585072012e-308",
                "4.9e-324",
                "1e-400",
                "1.7976931348623157e308",
                "8.3252",
                "0.038075906433423026",
                "000000000000000000000.5"
            })
    void readsTheNearestFloat64(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "e",
                "NaN",
                "-Infinity",
                "inf",
                "0x1F",
                "0x1p3",
                "1d",
                "1f",
                "1_000",
                "1,5",
                "1 2",
                "1e",
                "1e+",
                ".e3",
                "-.",
                "--1",
                "+-1",
                "1.2.3",
                "1e2.5",
                "\u0661\u0662",
                "\uff11",
                "\u00a01",
                "1\n",
                "abc"
            })
    void refusesWhatIsNoDecimalNumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void keepsTheSignOfZero() {
        assertThat(Double.doubleToRawLongBits(parse("-0.0"))).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void overflowsToInfinity() {
        assertThat(parse("1e999")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(parse("-1e99999999999999999999")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(parse("1" + "0".repeat(400))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(parse("1e-99999999999999999999")).isZero();
    }

    @Test
    void ignoresSpacesAndTabsAround() {
        assertThat(parse(" \t-1.5 \t")).isEqualTo(-1.5);
    }

    @Test
    void looksAtItsOwnPartOfTheTextOnly() {
        assertThat(DecimalNumber.parse("12345".toCharArray(), 1, 3)).isEqualTo(234);
        assertThat(DecimalNumber.parse("1-5".toCharArray(), 1, 1)).isNaN();
        assertThat(DecimalNumber.parse("1,".toCharArray(), 2, 0)).isNaN();
    }

    @Test
    void readsBackWhatJavaWrites() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double few = random.nextInt() / Math.pow(10, random.nextInt(12));
            if (Double.isFinite(any)) {
                assertThat(parse(Double.toString(any))).isEqualTo(any);
            }
            assertThat(parse(Double.toString(few))).isEqualTo(few);
            String plain = String.format(Locale.ROOT, "%.3f", few);
            assertThat(parse(plain)).isEqualTo(Double.parseDouble(plain));
        }
    }

    private static double parse(String text) {
        return DecimalNumber.parse(text.toCharArray(), 0, text.length());
    }
}
