package dev.mlmethods.regression.predictor.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, wherever a person or a diff reads them: one notation, and the same digits on every JDK, whose own {@code Double.toString} and {@code format}
 * differ in them.
 *
 * <p>A number of at least 0.0001 and below 1e9 is written in plain digits: {@code 0.001}, {@code 25}, {@code -3.5}. Any other number has one digit
 * before the point, and after {@code e} an exponent without a plus sign or leading zeros: {@code 1e-5}, {@code 2.5e12}, {@code -1e30}. The number of
 * digits is up to the caller: {@link #shortest} writes all that are needed to read back the same number, the others round on purpose.
 */
public final class NumberText {
    /** Stands for a number that is not defined. */
    public static final String NONE = "n/a";

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 17;
    private static final int PLAIN_FROM_EXPONENT = -4;
    private static final int PLAIN_BELOW_EXPONENT = 9;
    private static final int GROUPED_FROM_EXPONENT = 4;
    private static final int SCIENTIFIC_DIGITS = 5;

    private NumberText() {}

    /** The fewest digits that read back to the same bits; {@code NaN}, {@code Infinity} or {@code -Infinity} if there are none. */
    public static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String size = of(decimal(Math.abs(value)));
        return Math.copySign(1, value) < 0 ? "-" + size : size;
    }

    /** What {@link #shortest} writes for a finite number, to calculate with. */
    public static BigDecimal decimal(double value) {
        return ShortestDecimal.of(value);
    }

    /** All digits of a decimal, without trailing zeros. */
    public static String of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return isPlain(stripped) ? stripped.toPlainString() : withExponent(stripped);
    }

    /** What {@link #of} writes, with commas between thousands from 10,000 on, as on an axis: {@code 0.5}, {@code 2000}, {@code 50,000}. */
    public static String grouped(BigDecimal value) {
        String text = of(value);
        return isGrouped(value) && isPlain(value) ? grouped(text) : text;
    }

    /** A fixed number of decimals; zero doesn't have a sign. */
    public static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * A number of significant digits, or all of the integer part if that has more; with commas between thousands from 10,000 on: {@code 0.01234},
     * {@code 12.30}, {@code 23,456}, {@code 1.234e-5}.
     */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return shortest(value);
        }
        if (value == 0.0) {
            return "0";
        }
        BigDecimal rounded = withDigits(value, digits);
        if (!isPlain(rounded)) {
            return withExponent(rounded);
        }
        BigDecimal shown =
                exponent(rounded) >= digits ? new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN) : rounded;
        return isGrouped(rounded) ? grouped(shown.toPlainString()) : shown.toPlainString();
    }

    /** Four significant digits, which is how people compare models; {@code n/a} if there is no number. */
    public static String rounded(double value) {
        return Double.isFinite(value) ? significant(value, FEWEST_DIGITS) : NONE;
    }

    /** A count of things, with commas between thousands: {@code 4,128}. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** Smaller numbers aren't grouped, because a year is a number, too. */
    private static boolean isGrouped(BigDecimal value) {
        return exponent(value) >= GROUPED_FROM_EXPONENT;
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

    /** Four decimals and an exponent, whatever the size: {@code 1.3107e10}. */
    public static String scientific(double value) {
        return value == 0.0 ? "0.0000e0" : withExponent(withDigits(value, SCIENTIFIC_DIGITS));
    }

    /**
     * A number in four significant digits, all of its integer part, or as many more as it takes to appear on the correct side of another number, as
     * {@link #shortest} writes that one.
     */
    public static String apartFrom(double other, double value) {
        BigDecimal decimalOther = decimal(other);
        BigDecimal exact = new BigDecimal(value);
        int side = Double.compare(value, other);
        int wholeDigits = exact.precision() - exact.scale();
        for (int digits = Math.max(FEWEST_DIGITS, wholeDigits); digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.compareTo(decimalOther) == side) {
                return of(rounded);
            }
        }
        return shortest(value);
    }

    /** With trailing zeros if needed. */
    private static BigDecimal withDigits(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.setScale(digits - 1 - exponent(rounded), RoundingMode.UNNECESSARY);
    }

    private static boolean isPlain(BigDecimal value) {
        int exponent = exponent(value);
        return value.signum() == 0 || (exponent >= PLAIN_FROM_EXPONENT && exponent < PLAIN_BELOW_EXPONENT);
    }

    /** As many digits as the decimal has. */
    private static String withExponent(BigDecimal value) {
        int exponent = exponent(value);
        return value.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }
}
