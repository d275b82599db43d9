package dev.mlmethods.regression.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.json.Json;
import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberAxisTest {
    @ParameterizedTest
    @CsvSource({
        "0.15, 5.0, 0, 5",
        "-3.2, 3.9, -4, 4",
        "0, 437, 0, 500",
        "-1e-5, 2e-5, -0.00001, 0.00002",
        "1e200, 3e200, 1e200, 3e200",
        "1000000, 1000001, 1000000, 1000001",
    })
    void aLinearAxisGoesFromARoundNumberToARoundNumber(double low, double high, double min, double max) {
        NumberAxis axis = NumberAxis.linear("x", DoubleStream.of(low, high));
        assertThat(axis.min()).isEqualTo(min);
        assertThat(axis.max()).isEqualTo(max);
    }

    @ParameterizedTest
    @CsvSource({"5, 2, 8", "0, -0.6, 0.6", "-3, -5, -1"})
    void oneValueGetsRoomOnBothSides(double value, double min, double max) {
        NumberAxis axis = NumberAxis.linear("x", DoubleStream.of(value, value, Double.NaN));
        assertThat(axis.min()).isEqualTo(min);
        assertThat(axis.max()).isEqualTo(max);
    }

    @Test
    void wholeNumbersHaveNothingBetweenThem() {
        NumberAxis axis = new NumberAxis("epoch", Scale.LINEAR, 0, 2);
        assertThat(axis.ticks()).hasSize(5);
        assertThat(axis.ofWholeNumbers().ticks())
                .extracting(BigDecimal::intValueExact)
                .containsExactly(0, 1, 2);
        assertThat(new NumberAxis("epoch", Scale.LINEAR, 0, 40).ofWholeNumbers().ticks())
                .isEqualTo(new NumberAxis("epoch", Scale.LINEAR, 0, 40).ticks());
        assertThat(Json.line(axis)).doesNotContain("whole");
        assertThat(Json.line(axis.ofWholeNumbers())).contains("\"whole\":true");
    }

    @Test
    void anAxisWithoutValuesGoesFrom0To1() {
        assertThat(NumberAxis.linear("x", DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY)))
                .isEqualTo(new NumberAxis("x", Scale.LINEAR, 0, 1));
        assertThat(NumberAxis.log("x", DoubleStream.of(-1, 0))).isEqualTo(new NumberAxis("x", Scale.LINEAR, 0, 1));
    }

    @Test
    void theLargestNumbersHaveAnAxis() {
        NumberAxis axis = NumberAxis.linear("x", DoubleStream.of(-Double.MAX_VALUE, Double.MAX_VALUE));
        assertThat(axis.max() - axis.min()).isFinite();
        assertThat(axis.ticks()).isNotEmpty();
    }

    @Test
    void ticksAreDecimalsWithoutARoundingError() {
        NumberAxis axis = NumberAxis.linear("x", DoubleStream.of(0, 0.6));
        assertThat(axis.ticks()).extracting(BigDecimal::toPlainString).containsExactly("0.0", "0.2", "0.4", "0.6");
    }

    @Test
    void aLogarithmicAxisBeginsAndEndsWithOneTwoOrFiveTimesAPowerOfTen() {
        NumberAxis axis = NumberAxis.log("loss", DoubleStream.of(0.26, 3.1));
        assertThat(axis).isEqualTo(new NumberAxis("loss", Scale.LOG, 0.2, 5));
        assertThat(axis.ticks()).extracting(BigDecimal::doubleValue).containsExactly(0.2, 0.5, 1.0, 2.0, 5.0);
    }

    /** From 1 to 2, there would be just two numbers, with none between them. */
    @Test
    void aPartOfADecadeHasTheTicksOfALinearAxis() {
        assertThat(new NumberAxis("loss", Scale.LOG, 2, 5).ticks())
                .extracting(BigDecimal::intValueExact)
                .containsExactly(2, 3, 4, 5);
    }

    /** A step of 0.5 would leave both ends without a number. */
    @Test
    void bothEndsHaveANumberWhereThatTakesButAFewMore() {
        NumberAxis axis = NumberAxis.linear("rmse", DoubleStream.of(0.357, 1.27));
        assertThat(axis).isEqualTo(new NumberAxis("rmse", Scale.LINEAR, 0.2, 1.4));
        assertThat(axis.ticks()).extracting(BigDecimal::doubleValue).containsExactly(0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4);
    }

    @Test
    void manyDecadesHaveFewTicks() {
        assertThat(NumberAxis.log("loss", DoubleStream.of(1e-30, 1e30)).ticks()).hasSizeBetween(4, 10);
    }

    @Test
    void positionsAreSharesOfTheAxis() {
        assertThat(new NumberAxis("x", Scale.LINEAR, -1, 3).position(0)).isEqualTo(0.25);
        // Two logarithms, each accurate to one ulp.
        assertThat(new NumberAxis("x", Scale.LOG, 0.01, 100).position(1)).isCloseTo(0.5, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, 1, 1", "LINEAR, 2, 1", "LINEAR, NaN, 1", "LOG, 0, 1", "LOG, -1, 1"})
    void aRangeThatIsNoneIsRefused(Scale scale, String min, String max) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumberAxis("x", scale, Double.parseDouble(min), Double.parseDouble(max)))
                .withMessage("no " + scale.jsonName() + " axis from " + min + " to " + max);
    }

    /** Like the axes of predicted against actual: not down to 0 if the data begins at 80. */
    @Test
    void aCloseAxisEndsWhereTheValuesDo() {
        assertThat(NumberAxis.close("x", DoubleStream.of(80, Double.NaN, 180, 100)))
                .isEqualTo(new NumberAxis("x", Scale.LINEAR, 78, 182));
        assertThat(NumberAxis.close("x", DoubleStream.of(80, 180)).ticks())
                .extracting(BigDecimal::intValueExact)
                .containsExactly(100, 150);
    }

    @Test
    void aCloseAxisOfOneValueOrOfTheLargestNumbersIsARoundOne() {
        assertThat(NumberAxis.close("x", DoubleStream.of(5, 5))).isEqualTo(NumberAxis.linear("x", DoubleStream.of(5)));
        assertThat(NumberAxis.close("x", DoubleStream.empty())).isEqualTo(new NumberAxis("x", Scale.LINEAR, 0, 1));
        assertThat(NumberAxis.close("x", DoubleStream.of(-Double.MAX_VALUE, Double.MAX_VALUE)))
                .isEqualTo(NumberAxis.linear("x", DoubleStream.of(-Double.MAX_VALUE, Double.MAX_VALUE)));
    }
}
