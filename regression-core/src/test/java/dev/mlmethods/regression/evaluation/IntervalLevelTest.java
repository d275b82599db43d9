package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalLevelTest {
    @ParameterizedTest
    @ValueSource(strings = {"90%", "90", " 90 % ", "90.0", "90.000%"})
    void hasOneSpelling(String text) {
        assertThat(IntervalLevel.parse(text))
                .isEqualTo(IntervalLevel.parse("90%"))
                .hasToString("90%");
        assertThat(IntervalLevel.parse(text)).hasSameHashCodeAs(IntervalLevel.parse("90%"));
        assertThat(Json.line(IntervalLevel.parse(text))).isEqualTo("\"90%\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1%", "99.9%", "97.5%", "99.999999999%"})
    void isFromOneToBelowAHundredPercent(String text) {
        assertThat(IntervalLevel.parse(text)).hasToString(text).isNotEqualTo(IntervalLevel.parse("90%"));
    }

    /** A share of 0.9 would be taken for 0.9%. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "0%", "0.9", "-5%", "100", "100%", "9e1", "", "%", "90%%", "ninety", "1.", "NaN"})
    void isNoOther(String text) {
        assertThatThrownBy(() -> IntervalLevel.parse(text))
                .isInstanceOf(RegressionException.class)
                .hasMessage("intervals is '" + text + "'; it must be a percentage from 1% to below 100%, such as 90%.");
    }

    /** In float64, 0.07 * 100 is 7.000000000000001, whose ceiling is 8. */
    @ParameterizedTest
    @CsvSource({"90%, 9, 9", "90%, 10, 10", "90%, 18, 18", "90%, 19, 18", "50%, 1, 1", "7%, 99, 7", "80%, 3303, 2644"})
    void hasTheRankOfTheLevelTimesOneMoreThanThereAreRows(String level, int rows, long rank) {
        assertThat(IntervalLevel.parse(level).rank(rows)).isEqualTo(rank);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1%", "50%", "66.6%", "90%", "95%", "99%", "99.9%"})
    void needsTheLeastNumberOfRowsThatHaveTheRank(String text) {
        IntervalLevel level = IntervalLevel.parse(text);
        int needed = Math.toIntExact(level.rowsNeeded());
        assertThat(level.rank(needed)).isEqualTo(needed);
        assertThat(level.rank(needed - 1)).isGreaterThan(needed - 1);
    }

    @Test
    void hasARankForAnyNumberOfRows() {
        assertThat(IntervalLevel.parse("99.999999999%").rank(Integer.MAX_VALUE)).isEqualTo(1L << 31);
    }
}
