package dev.mlmethods.regression.predictor.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsWord(ColumnType type) {
        assertThat(ColumnType.of(type.word())).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "NaN", "inf", "1e999", "0x1", "1,5", "\u2212" + "1"})
    void numbersAreFiniteDecimals(String text) {
        assertThat(ColumnType.NUMBER.value(text)).isNaN();
        assertThat(ColumnType.NUMBER.value("-1.5e1")).isEqualTo(-15);
    }

    @Test
    void booleansAreOneOfFourPairs() {
        for (String text : new String[] {"true", "TRUE", "Yes", "t", "Y"}) {
            assertThat(ColumnType.BOOLEAN.value(text)).isEqualTo(1);
        }
        for (String text : new String[] {"false", "False", "NO", "F", "n"}) {
            assertThat(ColumnType.BOOLEAN.value(text)).isZero();
        }
        assertThat(ColumnType.BOOLEAN.value("1")).isNaN();
        assertThat(ColumnType.BOOLEAN.value("m")).isNaN();
    }

    @Test
    void datesAreThoseOfTheJdk() {
        for (LocalDate date = LocalDate.of(1899, 12, 25); date.getYear() < 2101; date = date.plusDays(1)) {
            long day = date.toEpochDay();
            assertThat(ColumnType.DATE.value(date.toString())).isEqualTo((double) day);
            assertThat(DateText.year(day)).isEqualTo(date.getYear());
            assertThat(DateText.month(day)).isEqualTo(date.getMonthValue());
            assertThat(DateText.dayOfWeek(day)).isEqualTo(date.getDayOfWeek().getValue() - 1);
        }
        assertThat(ColumnType.DATE.value("0001-01-01"))
                .isEqualTo((double) LocalDate.of(1, 1, 1).toEpochDay());
        assertThat(ColumnType.DATE.value("2026/11/28")).isEqualTo(ColumnType.DATE.value("2026-11-28"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11",
                "2026-02-29",
                "1900-02-29",
                "2026-13-01",
                "2026-00-01",
                "2026-01-00",
                "2026-01/01",
                "2026.01.01",
                "26-01-01",
                "0000-01-01",
                "2026-1-1",
                "2026-01-01 ",
                "01/02/2026"
            })
    void otherDatesAreNone(String text) {
        assertThat(ColumnType.DATE.value(text)).isNaN();
    }

    @Test
    void timesAreThoseOfTheJdk() {
        String text = "2026-11-28T21:30:05";
        double second = LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
        assertThat(ColumnType.DATE_TIME.value(text)).isEqualTo(second);
        assertThat(ColumnType.DATE_TIME.value("2026/11/28 21:30:05")).isEqualTo(second);
        assertThat(ColumnType.DATE_TIME.value("2026-11-28 21:30")).isEqualTo(second - 5);
        assertThat(ColumnType.DATE_TIME.value(text + ".25")).isEqualTo(second + 0.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T21:30Z",
                "2026-11-28T21:30:05.25+00:00",
                "2026-01-01T00:10+02:00",
                "2026-11-28 21:30:05-05:30",
                "2024-02-29T23:59:59-18:00"
            })
    void offsetsAreThoseOfTheJdk(String text) {
        double seconds = ColumnType.DATE_TIME_OFFSET.value(text);
        OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', 'T'));
        assertThat(seconds).isEqualTo(time.toEpochSecond() + time.getNano() / 1e9);
        assertThat(ColumnType.DATE_TIME_OFFSET.value(text.replaceFirst("(\\d\\d):(\\d\\d)$", "$1$2")))
                .isEqualTo(seconds);
    }

    @Test
    void anOffsetMayBeOfHours() {
        assertThat(ColumnType.DATE_TIME_OFFSET.value("2026-11-28T21:30+01"))
                .isEqualTo(ColumnType.DATE_TIME_OFFSET.value("2026-11-28T20:30Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-28",
                "2026-11-28Z",
                "2026-11-28+01:00",
                "2026-11-28T21:30",
                "2026-11-28T21:30z",
                "2026-11-28T21:30+",
                "2026-11-28T21:30+1",
                "2026-11-28T21:30+19:00",
                "2026-11-28T21:30+01:60",
                "2026-11-28T21:30+01:0",
                "2026-11-28T21:30+01:00:00",
                "2026-11-28T21:30 +01:00",
                "2026-11-28T21:30+01:00Z",
                "2026-11-28T21:30 Europe/Berlin"
            })
    void otherOffsetsAreNone(String text) {
        assertThat(ColumnType.DATE_TIME_OFFSET.value(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28",
                "2026-11-28T",
                "2026-11-28T24:00",
                "2026-11-28T23:60",
                "2026-11-28T23:59:60",
                "2026-11-28T23:59:5",
                "2026-11-28T23:59:05.",
                "2026-11-28T23:59:05.1234567890",
                "2026-11-28T21:30Z",
                "2026-11-28T21:30:00+01:00",
                "2026-02-30T21:30"
            })
    void otherTimesAreNone(String text) {
        assertThat(ColumnType.DATE_TIME.value(text)).isNaN();
    }

    @Test
    void knowsWhatIsMeantAsADate() {
        assertThat(new String[] {"01/02/2026", "1.2.26", "2026-1-1", "2026-11-28T21:30Z", "28-11-2026 10:00"})
                .allMatch(DateText::looksLikeDate);
        assertThat(new String[] {"1/2", "A-1-2", "10.0.0.1", "1.2-26", "2026"}).noneMatch(DateText::looksLikeDate);
    }

    @Test
    void missingIsWhatPandasReadsAsMissing() {
        assertThat(new String[] {"", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "#N/A", "<NA>", "-1.#IND"})
                .allMatch(CellText::isMissing);
        assertThat(new String[] {"None", "none", "na", "?", "-", "--", ".", "missing", "Null"})
                .noneMatch(CellText::isMissing);
        assertThat(CellText.of(" \tNA ")).isEqualTo("NA");
    }
}
