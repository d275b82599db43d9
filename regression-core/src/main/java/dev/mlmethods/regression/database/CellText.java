package dev.mlmethods.regression.database;

import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value as a CSV file has it, by the class of the object that a driver makes of it: equal values have equal texts, whatever their types are called.
 *
 * <p>Floating-point numbers have the fewest digits that read back to the same bits, of their own precision: a {@code real} of 0.1 is {@code 0.1}. Exact decimals
 * become the nearest float64. NaN is a missing cell, as in other tables. Times with a zone are in UTC.
 */
final class CellText {
    /** Every decimal of so many digits can be read back from the float32 next to it, unless that is subnormal. */
    private static final int KEPT_FLOAT_DIGITS = 6;

    private static final int MOST_FLOAT_DIGITS = 9;
    private static final int LAST_YEAR = 9999;

    /** What follows the exponent in the bits of a float32. */
    private static final int FRACTION = (1 << 23) - 1;

    private static final List<RoundingMode> NEAREST = List.of(RoundingMode.HALF_EVEN);
    private static final List<RoundingMode> BOTH_SIDES = List.of(RoundingMode.HALF_EVEN, RoundingMode.UP);

    /** When the Gregorian calendar began, 1582-10-15, in milliseconds; the classes of {@code java.sql} have another one for the days before, and databases don't. */
    private static final long GREGORIAN = -12_219_292_800_000L;

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private final Database database;
    private final String column;
    private final boolean isKey;
    private final boolean isPadded;
    private final boolean isInstant;

    /**
     * The texts of a column.
     *
     * @param database says how it casts
     * @param column its name, for messages
     * @param isKey whether its cells only tell rows apart, so that a number may have any number of digits
     * @param isPadded whether its texts have blanks at their end that some drivers drop
     * @param isInstant whether its times have a zone, which not all drivers tell by their class
     */
    CellText(Database database, String column, boolean isKey, boolean isPadded, boolean isInstant) {
        this.database = database;
        this.column = column;
        this.isKey = isKey;
        this.isPadded = isPadded;
        this.isInstant = isInstant;
    }

    /** A type of texts, for messages. */
    String textType() {
        return database.textType();
    }

    /**
     * The text of a cell of the current row.
     *
     * @param place of its column, from 1
     * @param type of its column, as the database calls it
     * @throws CellException as {@link #of(Object)}
     */
    String of(ResultSet result, int place, String type) throws CellException, SQLException {
        Object value = database.value(result, place, type);
        if (value instanceof Date date && isAskedAgain(date)) {
            return of(result.getObject(place, LocalDate.class));
        } else if (value instanceof Timestamp timestamp && isAskedAgain(timestamp)) {
            Class<?> dateTime = isInstant ? OffsetDateTime.class : LocalDateTime.class;
            return of(result.getObject(place, dateTime));
        }
        return of(value);
    }

    @SuppressWarnings("JavaUtilDate") // JDBC's.
    private boolean isAskedAgain(java.util.Date date) {
        return database.hasLocalDates() || date.getTime() < GREGORIAN;
    }

    /**
     * The text of a value.
     *
     * @return empty if the cell is missing
     * @throws CellException if it isn't a number, a text, a boolean or a date, or is a number that float64 doesn't have
     * @throws SQLException if its text can't be read
     */
    String of(@Nullable Object value) throws CellException, SQLException {
        if (value == null) {
            return "";
        } else if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? digits(NumberText.decimal(number)) : withoutDigits(number);
        } else if (value instanceof Float number) {
            return Float.isFinite(number) ? digits(shortest(number)) : withoutDigits(number);
        } else if (value instanceof BigDecimal number) {
            return decimal(number);
        } else if (value instanceof BigInteger number) {
            return integer(number);
        } else if (value instanceof Number number && isInteger(number)) {
            return integer(BigInteger.valueOf(number.longValue()));
        } else if (value instanceof Boolean || value instanceof UUID) {
            return value.toString();
        } else if (value instanceof Clob text) {
            return text(read(text));
        }
        return time(value);
    }

    private static boolean isInteger(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }

    private String text(String text) throws CellException {
        if (text.indexOf('\0') >= 0) {
            throw new CellException(
                    "holds a text with a null character, which no CSV file can have; leave the column out, or replace the character in the query");
        }
        return isPadded ? withoutPadding(text) : text;
    }

    /** SQL pads with blanks alone; a line feed or a tab is part of the text. */
    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String read(Clob clob) throws SQLException {
        StringWriter text = new StringWriter();
        try (Reader in = clob.getCharacterStream()) {
            in.transferTo(text);
        } catch (IOException e) {
            throw new SQLException("a text can't be read: " + e.getMessage(), e);
        }
        return text.toString();
    }

    /** The text of a number that float64 has. Minus zero is zero, and not every database has it. */
    private String digits(BigDecimal number) {
        return isKey ? number.stripTrailingZeros().toPlainString() : NumberText.of(number);
    }

    /** NaN or an infinity. */
    private String withoutDigits(double value) throws CellException {
        if (Double.isNaN(value)) {
            return "";
        }
        throw new CellException(
                "holds an infinity, which no network can learn from; leave its rows out, or write nullif(" + column
                        + ", " + database.infinity(value) + "), which makes the cell a missing one");
    }

    /** What {@link Float#toString} is meant to write; it doesn't before JDK 19. */
    private static BigDecimal shortest(float value) {
        BigDecimal exact = new BigDecimal(value);
        int fewest = Math.abs(value) < Float.MIN_NORMAL ? 1 : KEPT_FLOAT_DIGITS;
        // At a power of two, the next smaller number is only half as far away, so the nearest decimal may read back as
        // another one.
        boolean isPowerOfTwo = (Float.floatToRawIntBits(value) & FRACTION) == 0;
        for (int digits = fewest; digits < MOST_FLOAT_DIGITS; digits++) {
            for (RoundingMode mode : isPowerOfTwo ? BOTH_SIDES : NEAREST) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (Float.parseFloat(rounded.toString()) == value) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(MOST_FLOAT_DIGITS, RoundingMode.HALF_EVEN));
    }

    private String decimal(BigDecimal value) throws CellException {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() <= 0) {
            return integer(stripped.toBigInteger());
        }
        if (isKey) {
            return stripped.toPlainString();
        }
        double nearest = stripped.doubleValue();
        return Double.isFinite(nearest) ? digits(NumberText.decimal(nearest)) : withoutDigits(nearest);
    }

    /** A number without a fraction stands for itself, and often for something that has it as its name. */
    private String integer(BigInteger value) throws CellException {
        if (isKey) {
            return value.toString();
        }
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest)
                || !new BigDecimal(nearest).toBigInteger().equals(value)) {
            throw new CellException("holds " + Excerpt.name(value.toString())
                    + ", which has more digits than float64 can keep. If its last digits don't matter, write cast("
                    + column + " as " + database.doubleType() + "); if it is a name, cast(" + column + " as "
                    + database.textType()
                    + "), or name it in key");
        }
        return NumberText.shortest(nearest);
    }

    private String time(Object value) throws CellException {
        if (value instanceof Timestamp timestamp) {
            return dateTime(timestamp.toLocalDateTime()) + (isInstant ? "Z" : "");
        } else if (value instanceof Date date) {
            return date(date.toLocalDate());
        } else if (value instanceof LocalDate date) {
            return date(date);
        } else if (value instanceof LocalDateTime dateTime) {
            return dateTime(dateTime);
        } else if (value instanceof OffsetDateTime dateTime) {
            return inUtc(dateTime);
        } else if (value instanceof ZonedDateTime dateTime) {
            return inUtc(dateTime.toOffsetDateTime());
        } else if (value instanceof Instant instant) {
            return inUtc(instant.atOffset(ZoneOffset.UTC));
        }
        throw new CellException("holds values of the class " + value.getClass().getTypeName()
                + ", which are neither numbers nor texts, booleans or dates. Select a part of them that is, write cast("
                + column
                + " as " + database.textType() + "), or leave the column out");
    }

    private String inUtc(OffsetDateTime dateTime) throws CellException {
        // The first and the last moment that Java knows can't be put into another zone.
        date(dateTime.toLocalDate());
        return dateTime(dateTime.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z";
    }

    private String dateTime(LocalDateTime dateTime) throws CellException {
        date(dateTime.toLocalDate());
        return DATE_TIME.format(dateTime);
    }

    private String date(LocalDate date) throws CellException {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw outsideYears();
        }
        return date.toString();
    }

    private CellException outsideYears() {
        return new CellException("holds a date that isn't in the years 1 to " + LAST_YEAR
                + ", or an infinite one; leave its rows out, or write cast(" + column + " as " + database.textType()
                + ")");
    }
}
