package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.predictor.text.NumberText;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    private static final Database UNKNOWN = Databases.of("jdbc:other:houses");

    private static String text(@Nullable Object value) throws CellException, SQLException {
        return new CellText(UNKNOWN, "x", false, false, false).of(value);
    }

    private static String key(Object value) throws CellException, SQLException {
        return new CellText(UNKNOWN, "x", true, false, false).of(value);
    }

    private static String padded(String value) throws CellException, SQLException {
        return new CellText(UNKNOWN, "x", false, true, false).of(value);
    }

    /** A result of one cell, of a driver that may know the classes of {@code java.time}. */
    private static ResultSet result(Object value, List<?> asked) {
        return (ResultSet) Proxy.newProxyInstance(
                CellTextTest.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    if (arguments.length == 1) {
                        return value;
                    }
                    return asked.stream()
                            .filter(((Class<?>) arguments[1])::isInstance)
                            .findFirst()
                            .orElseThrow(() -> new SQLException("not supported"));
                });
    }

    /** The texts that JDK 19 and later give, where they have the fewest digits. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-0.3, -0.3",
        "1e-45, 1e-45",
        "1.1754944e-38, 1.1754944e-38",
        "3.4028235e38, 3.4028235e38",
        "-3.4028235e38, -3.4028235e38",
        "1e10, 1e10",
        "1e23, 1e23",
        "8.41e21, 8.41e21",
        "2e-3, 0.002",
        "16777216, 16777216",
        "33554432, 33554432",
        "67108864, 67108864",
        "1.2621775e-29, 1.2621775e-29",
        "1.5474251e26, 1.5474251e26",
        "1.2379401e27, 1.2379401e27",
        "0.33333334, 0.33333334",
        "9.999999e-5, 9.999999e-5",
        "123456.79, 123456.79"
    })
    void aRealHasTheFewestDigits(float value, String text) throws Exception {
        assertThat(text(value)).isEqualTo(text);
    }

    @Test
    void noTextOfARealIsLongerThanNeeded() throws Exception {
        Random random = new Random(42);
        for (int at = 0; at < 20_000; at++) {
            float value = Float.intBitsToFloat(at < 254 ? (at + 1) << 23 : random.nextInt());
            if (!Float.isFinite(value) || value == 0) {
                continue;
            }
            BigDecimal shown = new BigDecimal(text(value)).stripTrailingZeros();
            assertThat(Float.parseFloat(shown.toString())).isEqualTo(value);
            BigDecimal exact = new BigDecimal(value);
            int fewer = shown.precision() - 1;
            for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
                if (fewer > 0) {
                    assertThat(Float.parseFloat(
                                    exact.round(new MathContext(fewer, mode)).toString()))
                            .isNotEqualTo(value);
                }
            }
        }
    }

    @Test
    void aNumberIsWrittenAsInOtherFiles() throws Exception {
        for (String digits : List.of("0.1", "1e300", "5e-324", "-2.5", "1e9", "123456789", "0.0001", "1e23")) {
            double value = Double.parseDouble(digits);
            assertThat(text(value)).isEqualTo(NumberText.shortest(value));
        }
        assertThat(text(0.1f)).isEqualTo(text(0.1)).isEqualTo(text(new BigDecimal("0.100")));
    }

    @Test
    void zeroHasNoSign() throws Exception {
        for (Object zero :
                List.of(0.0, -0.0, 0f, -0f, 0, 0L, BigInteger.ZERO, new BigDecimal("0.000"), new BigDecimal("-0"))) {
            assertThat(text(zero)).isEqualTo("0");
            assertThat(key(zero)).isEqualTo("0");
        }
    }

    @Test
    void integersOfAllSizesHaveTheSameText() throws Exception {
        for (Object seven :
                List.of((byte) 7, (short) 7, 7, 7L, BigInteger.valueOf(7), new BigDecimal("7.00"), 7.0, 7f)) {
            assertThat(text(seven)).isEqualTo("7");
            assertThat(key(seven)).isEqualTo("7");
        }
        assertThat(text(1_000_000_000)).isEqualTo("1e9");
        assertThat(text(new BigDecimal("1E+22"))).isEqualTo(text(1e22)).isEqualTo("1e22");
    }

    /** As text, 1e9 and 1000000000 would be two. */
    @Test
    void aKeyHasAllItsDigitsWhateverItsType() throws Exception {
        for (Object key :
                List.of(1_000_000_000, 1_000_000_000L, 1e9, 1e9f, new BigDecimal("1E+9"), BigInteger.TEN.pow(9))) {
            assertThat(key(key)).isEqualTo("1000000000");
        }
        assertThat(key(0.00001)).isEqualTo(key(new BigDecimal("0.0000100"))).isEqualTo("0.00001");
        assertThat(key(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        assertThat(key(new BigDecimal("12345678901234567890.12345678901234567890")))
                .isEqualTo("12345678901234567890.1234567890123456789");
    }

    @Test
    void aDecimalBecomesTheNearestFloat64() throws Exception {
        assertThat(text(new BigDecimal("0.1000000000000000055511151231257827"))).isEqualTo("0.1");
        assertThat(text(new BigDecimal("9007199254740993.1"))).isEqualTo("9.007199254740994e15");
        assertThat(text(new BigDecimal("1e-400"))).isEqualTo("0");
        assertThatThrownBy(() -> text(new BigDecimal("1e400").add(new BigDecimal("0.5"))))
                .isInstanceOf(CellException.class)
                .hasMessageStartingWith("holds an infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "-9007199254740993", "18446744073709551615", "1e400"})
    void anIntegerThatFloat64LacksIsRefused(BigDecimal value) {
        String digits = value.toBigInteger().toString();
        assertThatThrownBy(() -> text(value.toBigInteger()))
                .isInstanceOf(CellException.class)
                .hasMessage(
                        "holds " + (digits.length() > 40 ? digits.substring(0, 40) + "..." : digits)
                                + ", which has more digits than float64 can keep. If its last digits don't matter, write cast(x as double precision); if it is a name, cast(x as varchar(100)), or name it in key");
        assertThatThrownBy(() -> text(value)).isInstanceOf(CellException.class);
    }

    @Test
    void nanIsMissing() throws Exception {
        assertThat(text(Double.NaN)).isEmpty();
        assertThat(text(Float.NaN)).isEmpty();
        assertThat(text(null)).isEmpty();
    }

    @Test
    void onlyBlanksAtTheEndArePadding() throws Exception {
        assertThat(padded("a b  ")).isEqualTo("a b");
        assertThat(padded("   ")).isEmpty();
        assertThat(padded("a\t\n")).isEqualTo("a\t\n");
        assertThat(padded("")).isEmpty();
        assertThat(text("a ")).isEqualTo("a ");
    }

    @Test
    void textsOfOtherClasses() throws Exception {
        assertThat(text(true)).isEqualTo("true");
        assertThat(text(UUID.fromString("A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11")))
                .isEqualTo("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
    }

    @Test
    void aClobThatCannotBeReadSaysWhy() {
        Clob clob = (Clob) Proxy.newProxyInstance(
                CellTextTest.class.getClassLoader(),
                new Class<?>[] {Clob.class},
                (proxy, method, arguments) -> new Reader() {
                    @Override
                    public int read(char[] target, int from, int length) throws IOException {
                        throw new IOException("the connection is lost");
                    }

                    @Override
                    public void close() {}
                });
        assertThatThrownBy(() -> text(clob))
                .isInstanceOf(SQLException.class)
                .hasMessage("a text can't be read: the connection is lost");
    }

    @Test
    void timesWithAZoneAreInUtc() throws Exception {
        String utc = "2024-03-31 00:30:00.25Z";
        assertThat(text(OffsetDateTime.parse("2024-03-31T02:30:00.25+02:00"))).isEqualTo(utc);
        assertThat(text(ZonedDateTime.parse("2024-03-31T01:30:00.25+01:00[Europe/Berlin]")))
                .isEqualTo(utc);
        assertThat(text(Instant.parse("2024-03-31T00:30:00.25Z"))).isEqualTo(utc);
        Timestamp timestamp = Timestamp.valueOf("2024-03-31 00:30:00.25");
        assertThat(new CellText(UNKNOWN, "x", false, false, true).of(timestamp)).isEqualTo(utc);
        assertThat(text(timestamp)).isEqualTo("2024-03-31 00:30:00.25");
    }

    @Test
    void fractionsOfASecondHaveAsManyDigitsAsNeeded() throws Exception {
        assertThat(text(LocalDateTime.parse("2024-01-01T00:00"))).isEqualTo("2024-01-01 00:00:00");
        assertThat(text(LocalDateTime.parse("2024-01-01T00:00:00.100"))).isEqualTo("2024-01-01 00:00:00.1");
        assertThat(text(LocalDateTime.parse("2024-01-01T00:00:00.000000001")))
                .isEqualTo("2024-01-01 00:00:00.000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "-0044-03-15", "+10000-01-01"})
    void aDateOutsideOfTheUsualYearsIsRefused(LocalDate date) {
        for (Object value :
                List.of(date, date.atStartOfDay(), date.atStartOfDay().atOffset(java.time.ZoneOffset.UTC))) {
            assertThatThrownBy(() -> text(value))
                    .isInstanceOf(CellException.class)
                    .hasMessage(
                            "holds a date that isn't in the years 1 to 9999, or an infinite one; leave its rows out, or write cast(x as varchar(100))");
        }
    }

    @Test
    void datesOfAnUnknownDriverAreAskedForOnceMoreOnlyIfTheyAreEarly() throws Exception {
        CellText cell = new CellText(UNKNOWN, "x", false, false, false);
        CellText instant = new CellText(UNKNOWN, "x", false, false, true);
        Date late = Date.valueOf("1582-10-15");
        assertThat(cell.of(result(late, List.of()), 1, "DATE")).isEqualTo("1582-10-15");
        assertThat(cell.of(result(Timestamp.valueOf("2024-01-01 00:00:00"), List.of()), 1, "TIMESTAMP"))
                .isEqualTo("2024-01-01 00:00:00");
        Date early = new Date(LocalDate.parse("1500-03-01").toEpochDay() * 86_400_000L);
        assertThat(cell.of(result(early, List.of(LocalDate.parse("1500-03-01"))), 1, "DATE"))
                .isEqualTo("1500-03-01");
        Timestamp moment = new Timestamp(early.getTime());
        assertThat(cell.of(result(moment, List.of(LocalDateTime.parse("1500-03-01T00:00"))), 1, "TIMESTAMP"))
                .isEqualTo("1500-03-01 00:00:00");
        assertThat(instant.of(result(moment, List.of(OffsetDateTime.parse("1500-03-01T01:00+01:00"))), 1, "TIMESTAMP"))
                .isEqualTo("1500-03-01 00:00:00Z");
        assertThatThrownBy(() -> cell.of(result(early, List.of()), 1, "DATE")).isInstanceOf(SQLException.class);
    }
}
