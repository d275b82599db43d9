package dev.mlmethods.regression.predictor.table;

import java.util.Locale;

/** The type of the cells of a column. */
public enum ColumnType implements Words {
    /** Decimal numbers, as {@link DecimalNumber} reads them. */
    NUMBER("number", "a number", "Write it like -12, 0.5 or 1e-3"),
    /** Any texts, which are equal only if they have the same characters. */
    CATEGORY("category", "a text", "Write some text"),
    /** {@code true} or {@code false}, {@code yes} or {@code no}, {@code t} or {@code f}, {@code y} or {@code n}, in upper or lower case. */
    BOOLEAN("boolean", "true or false", "Write true or false, or yes or no"),
    /** Dates such as {@code 2026-11-28} or {@code 2026/11/28}. */
    DATE("date", "a date", "Write it like 2026-11-28"),
    /** Dates with a time of day, without a time zone, such as {@code 2026-11-28 21:30} or {@code 2026-11-28T21:30:05.25}. */
    DATE_TIME("dateTime", "a date with a time", "Write it like 2026-11-28T21:30:00"),
    /** The same followed by an offset from UTC, such as {@code 2026-11-28T21:30:05+01:00} or {@code 2026-11-28 20:30Z}. */
    DATE_TIME_OFFSET(
            "dateTimeOffset", "a date with a time and an offset from UTC", "Write it like 2026-11-28T21:30:00+01:00");

    private final String word;
    private final String what;
    private final String remedy;

    ColumnType(String word, String what, String remedy) {
        this.word = word;
        this.what = what;
        this.remedy = remedy;
    }

    /**
     * The type with that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ColumnType of(String word) {
        return Words.constant(values(), word, "no type of a column");
    }

    /** Its name in JSON and in messages. */
    @Override
    public String word() {
        return word;
    }

    /** Whether it has a day. */
    public boolean isDate() {
        return this == DATE || hasTime();
    }

    /** Whether it also has a time of day. */
    public boolean hasTime() {
        return this == DATE_TIME || this == DATE_TIME_OFFSET;
    }

    /** What a cell must be, for messages: {@code a number}. */
    public String what() {
        return what;
    }

    /** How a cell is written, for messages, without the period. */
    public String remedy() {
        return remedy;
    }

    /**
     * The value of a cell: the number itself, 1 or 0 for a boolean, the days since 1970-01-01 for a date, the seconds since 1970-01-01T00:00 for a
     * date with a time, in UTC if it has an offset.
     *
     * @param text without spaces around it
     * @return finite; NaN if the text isn't a value of this type, and for every category
     */
    public double value(String text) {
        return switch (this) {
            case NUMBER -> number(text);
            case CATEGORY -> Double.NaN;
            case BOOLEAN -> flag(text.toLowerCase(Locale.ROOT));
            case DATE -> DateText.day(text);
            case DATE_TIME -> DateText.second(text);
            case DATE_TIME_OFFSET -> DateText.secondInUtc(text);
        };
    }

    private static double number(String text) {
        double number = DecimalNumber.parse(text.toCharArray(), 0, text.length());
        return Double.isFinite(number) ? number : Double.NaN;
    }

    private static double flag(String word) {
        return switch (word) {
            case "true", "yes", "t", "y" -> 1;
            case "false", "no", "f", "n" -> 0;
            default -> Double.NaN;
        };
    }
}
