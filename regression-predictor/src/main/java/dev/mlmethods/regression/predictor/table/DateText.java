package dev.mlmethods.regression.predictor.table;

import java.util.regex.Pattern;

/**
 * Dates of the Gregorian calendar, year first, with two digits for month and day: {@code 2026-11-28} or {@code 2026/11/28}; optionally a time of day
 * after a space or a {@code T}: {@code 21:30}, {@code 21:30:05} or {@code 21:30:05.25}; and after that an offset from UTC: {@code Z}, {@code +01:00},
 * {@code +0100} or {@code +01}. Names of time zones aren't supported.
 *
 * <p>Source of the calendar: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014).
 */
public final class DateText {
    static final int SECONDS_OF_DAY = 86_400;

    private static final int DATE_LENGTH = 10;
    private static final int MINUTES_LENGTH = 5;
    private static final int SECONDS_LENGTH = 8;
    private static final int MOST_OFFSET_HOURS = 18;
    private static final int MOST_DECIMALS = 9;
    private static final int DAYS_OF_ERA = 146_097;
    /** The days from 0000-03-01 to 1970-01-01. */
    private static final int DAYS_BEFORE_EPOCH = 719_468;

    private static final Pattern LIKE_A_DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.*|\\d{1,2}([-/.])\\d{1,2}\\1\\d{2,4}([ T].*)?");

    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private DateText() {}

    /** The days since 1970-01-01 of a date; NaN if the text isn't one. */
    static double day(String text) {
        return text.length() == DATE_LENGTH ? dayOfStart(text) : Double.NaN;
    }

    /** The seconds since 1970-01-01T00:00 of a date with a time; NaN if the text isn't one. */
    static double second(String text) {
        if (text.length() <= DATE_LENGTH || (text.charAt(DATE_LENGTH) != ' ' && text.charAt(DATE_LENGTH) != 'T')) {
            return Double.NaN;
        }
        return dayOfStart(text) * SECONDS_OF_DAY + secondOfDay(text.substring(DATE_LENGTH + 1));
    }

    /** The seconds since 1970-01-01T00:00 in UTC of a date with a time and an offset; NaN if the text isn't one. */
    static double secondInUtc(String text) {
        int last = text.length() - 1;
        if (last >= 0 && text.charAt(last) == 'Z') {
            return second(text.substring(0, last));
        }
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        // A date also contains the character.
        if (sign <= DATE_LENGTH) {
            return Double.NaN;
        }
        double offset = offset(text.substring(sign + 1));
        return second(text.substring(0, sign)) - (text.charAt(sign) == '+' ? offset : -offset);
    }

    private static double offset(String text) {
        boolean hasColon = text.length() == MINUTES_LENGTH && text.charAt(2) == ':';
        String digits = hasColon ? text.substring(0, 2) + text.substring(3) : text;
        int hours = number(digits, 0, 2);
        int minutes = digits.length() == 2 ? 0 : number(digits, 2, 4);
        boolean isOffset = (digits.length() == 2 || digits.length() == 4)
                && hours >= 0
                && hours <= MOST_OFFSET_HOURS
                && minutes >= 0
                && minutes < 60;
        return isOffset ? 60.0 * (60 * hours + minutes) : Double.NaN;
    }

    /**
     * Whether a text that isn't a date of this form may be meant as one: it begins with a year, or has two numbers and a year with the same character
     * between them. Such a text doesn't say which number is the month, or it names a time zone.
     */
    public static boolean looksLikeDate(String text) {
        return LIKE_A_DATE.matcher(text).matches();
    }

    private static double dayOfStart(String text) {
        char separator = text.charAt(4);
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DATE_LENGTH);
        boolean isDate = (separator == '-' || separator == '/')
                && text.charAt(7) == separator
                && year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS_OF_MONTH[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
        return isDate ? epochDay(year, month, day) : Double.NaN;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static double epochDay(int year, int month, int day) {
        int years = month <= 2 ? year - 1 : year;
        int era = years / 400;
        int yearOfEra = years % 400;
        int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (double) era * DAYS_OF_ERA + dayOfEra - DAYS_BEFORE_EPOCH;
    }

    private static double secondOfDay(String time) {
        int hour = number(time, 0, 2);
        int minute = number(time, 3, MINUTES_LENGTH);
        boolean isTime = time.length() >= MINUTES_LENGTH
                && time.charAt(2) == ':'
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60;
        if (!isTime) {
            return Double.NaN;
        }
        double minutes = 60.0 * (60 * hour + minute);
        return time.length() == MINUTES_LENGTH ? minutes : minutes + secondOfMinute(time);
    }

    private static double secondOfMinute(String time) {
        int second = number(time, MINUTES_LENGTH + 1, SECONDS_LENGTH);
        if (time.charAt(MINUTES_LENGTH) != ':' || second < 0 || second >= 60) {
            return Double.NaN;
        }
        if (time.length() == SECONDS_LENGTH) {
            return second;
        }
        int decimals = time.length() - SECONDS_LENGTH - 1;
        int fraction = number(time, SECONDS_LENGTH + 1, time.length());
        if (time.charAt(SECONDS_LENGTH) != '.' || decimals < 1 || decimals > MOST_DECIMALS || fraction < 0) {
            return Double.NaN;
        }
        return second + fraction / StrictMath.pow(10, decimals);
    }

    /** A number of only ASCII digits; -1 if there is any other character, or the text is too short. */
    private static int number(String text, int from, int to) {
        if (to > text.length()) {
            return -1;
        }
        int number = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    /** The year of a day since 1970-01-01. */
    static int year(long epochDay) {
        long days = epochDay + DAYS_BEFORE_EPOCH;
        long era = Math.floorDiv(days, DAYS_OF_ERA);
        long year = yearOfEra(days) + era * 400;
        return (int) (month(epochDay) <= 2 ? year + 1 : year);
    }

    /** The month of a day since 1970-01-01, 1 to 12. */
    static int month(long epochDay) {
        long days = epochDay + DAYS_BEFORE_EPOCH;
        long yearOfEra = yearOfEra(days);
        long dayOfYear = Math.floorMod(days, (long) DAYS_OF_ERA) - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        return (int) (monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    }

    /** The year, beginning in March, within an era of 400 years. */
    private static long yearOfEra(long days) {
        long dayOfEra = Math.floorMod(days, (long) DAYS_OF_ERA);
        return (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    }

    /** The day of the week of a day since 1970-01-01, 0 (Monday) to 6. */
    static int dayOfWeek(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }
}
