package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.internal.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Finite numbers as text: the same on every JDK, whose own {@code Double.toString} and {@code format} differ in digits. */
public final class NumberText {
    /** What stands where a number is not defined. */
    public static final String NONE = "n/a";

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 17;
    private static final int PLAIN_BELOW_EXPONENT = 15;
    private static final int PLAIN_FROM_EXPONENT = -6;
    private static final int SIGNIFICANT_PLAIN_FROM = -4;
    private static final int SIGNIFICANT_PLAIN_BELOW = 9;
    private static final int GROUPED_FROM_EXPONENT = 4;

    private NumberText() {}

    /** The fewest digits that read back as the same number. */
    public static String shortest(double value) {
        return text(decimal(value));
    }

    /** A fixed number of decimals; a zero has no sign. */
    public static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * A number of significant digits, or all of the whole part where that has more; without an exponent from 1e-4 on to 1e9, and with commas between
     * thousands from 10,000 on: {@code 0.01234}, {@code 12.30}, {@code 23,456}, {@code 1.234e-5}.
     */
    public static String significant(double value, int digits) {
        if (value == 0.0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = exponent(rounded);
        if (exponent < SIGNIFICANT_PLAIN_FROM || exponent >= SIGNIFICANT_PLAIN_BELOW) {
            return rounded.movePointLeft(exponent).setScale(digits - 1, RoundingMode.HALF_EVEN) + "e" + exponent;
        }
        BigDecimal shown = exponent >= digits
                ? new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN)
                : rounded.setScale(digits - 1 - exponent, RoundingMode.HALF_EVEN);
        // Not below, for a year is a number, too.
        boolean groups = exponent >= GROUPED_FROM_EXPONENT;
        return groups ? grouped(shown.toPlainString()) : shown.toPlainString();
    }

    /** Four significant digits, which is what people compare models by; {@code n/a} where there is no number. */
    public static String rounded(double value) {
        return Double.isFinite(value) ? significant(value, FEWEST_DIGITS) : NONE;
    }

    /** A number of things, with commas between thousands: {@code 4,128}. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        int start = plain.startsWith("-") ? 1 : 0;
        StringBuilder text = new StringBuilder(plain);
        for (int at = end - 3; at > start; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** Four decimals and an exponent, such as {@code 1.3107e+10}. */
    static String scientific(double value) {
        if (value == 0.0) {
            return "0.0000e+00";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(5, RoundingMode.HALF_EVEN));
        int exponent = exponent(rounded);
        String mantissa = rounded.movePointLeft(exponent).setScale(4).toPlainString();
        int magnitude = Math.abs(exponent);
        return mantissa + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
    }

    /**
     * A number in four significant digits, all of its whole part, or as many more as it takes to be seen on its own side of
     * another number, as {@link #shortest} writes that.
     */
    public static String apartFrom(double other, double value) {
        BigDecimal decimalOther = decimal(other);
        BigDecimal exact = new BigDecimal(value);
        int side = Double.compare(value, other);
        int wholeDigits = exact.precision() - exact.scale();
        for (int digits = Math.max(FEWEST_DIGITS, wholeDigits); digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.compareTo(decimalOther) == side) {
                return text(rounded);
            }
        }
        return shortest(value);
    }

    /** The number in plain digits, or with an exponent where plain ones would be many. */
    private static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = exponent(stripped);
        boolean plain = exponent >= PLAIN_FROM_EXPONENT && exponent < PLAIN_BELOW_EXPONENT;
        return plain ? stripped.toPlainString() : stripped.toString();
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(Json.number(value));
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }
}
