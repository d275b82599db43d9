package dev.mlmethods.regression.predictor.table;

/** A number that a date has. The periodic ones are a sine and a cosine, so that December is next to January. */
public enum DatePart implements Words {
    /** The year. */
    YEAR("year"),
    /** The days since the first date of the training rows, with the time of day as a fraction. */
    DAYS("days"),
    /** The sine of the month, 0 in January. */
    MONTH_SIN("monthSin"),
    /** The cosine of the month, 1 in January. */
    MONTH_COS("monthCos"),
    /** The sine of the day of the week, 0 on Monday. */
    DAY_OF_WEEK_SIN("dayOfWeekSin"),
    /** The cosine of the day of the week, 1 on Monday. */
    DAY_OF_WEEK_COS("dayOfWeekCos"),
    /** The sine of the time of day, 0 at midnight. */
    HOUR_SIN("hourSin"),
    /** The cosine of the time of day, 1 at midnight. */
    HOUR_COS("hourCos");

    private final String word;

    DatePart(String word) {
        this.word = word;
    }

    /**
     * The part with that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DatePart of(String word) {
        return Words.constant(values(), word, "no part of a date");
    }

    /** Its name in JSON, which also follows the column's name in the feature's name. */
    @Override
    public String word() {
        return word;
    }

    /** Whether a column of that type can have it. */
    boolean isOf(ColumnType type) {
        return type.hasTime() || (type == ColumnType.DATE && this != HOUR_SIN && this != HOUR_COS);
    }

    /**
     * The part of a value.
     *
     * @param value as returned by {@link ColumnType#value}: days of a date, seconds of a date with a time
     * @param first the first day of the training rows
     */
    public double of(ColumnType type, double value, double first) {
        double day = day(type, value);
        double secondOfDay = type == ColumnType.DATE ? 0 : value - day * DateText.SECONDS_OF_DAY;
        return of((long) day, secondOfDay, first);
    }

    /**
     * The day of a value, as days since 1970-01-01.
     *
     * @param value as returned by {@link ColumnType#value}
     */
    public static double day(ColumnType type, double value) {
        return type == ColumnType.DATE ? value : Math.floor(value / DateText.SECONDS_OF_DAY);
    }

    private double of(long day, double secondOfDay, double first) {
        return switch (this) {
            case YEAR -> DateText.year(day);
            case DAYS -> day + secondOfDay / DateText.SECONDS_OF_DAY - first;
            case MONTH_SIN -> StrictMath.sin(angle(DateText.month(day) - 1, 12));
            case MONTH_COS -> StrictMath.cos(angle(DateText.month(day) - 1, 12));
            case DAY_OF_WEEK_SIN -> StrictMath.sin(angle(DateText.dayOfWeek(day), 7));
            case DAY_OF_WEEK_COS -> StrictMath.cos(angle(DateText.dayOfWeek(day), 7));
            case HOUR_SIN -> StrictMath.sin(angle(secondOfDay, DateText.SECONDS_OF_DAY));
            case HOUR_COS -> StrictMath.cos(angle(secondOfDay, DateText.SECONDS_OF_DAY));
        };
    }

    private static double angle(double value, double period) {
        return 2 * Math.PI * value / period;
    }
}
