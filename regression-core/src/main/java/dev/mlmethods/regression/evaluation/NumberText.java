package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.internal.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Finite numbers as text: the same on every JDK, whose own {@code Double.toString} and {@code format} differ in digits. */
final class NumberText {
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 17;
    private static final int PLAIN_BELOW_EXPONENT = 15;
    private static final int PLAIN_FROM_EXPONENT = -6;

    private NumberText() {}

    /** The fewest digits that read back as the same number. */
    static String shortest(double value) {
        return text(decimal(value));
    }

    /** A fixed number of decimals; a zero has no sign. */
    static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
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
    static String apartFrom(double other, double value) {
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
