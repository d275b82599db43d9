package dev.mlmethods.regression.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Bounds in few digits. */
public final class RoundedUp {
    private static final int DIGITS = 2;

    /** Digits beyond these are rounding errors, which must not round 0.3 up to 0.31. */
    private static final int EXACT_DIGITS = 12;

    private RoundedUp() {}

    /**
     * {@return the least number of two significant digits that isn't below a number, except by a rounding error in its 13th digit}
     *
     * @param value at least 0, finite
     */
    public static double of(double value) {
        return new BigDecimal(value)
                .round(new MathContext(EXACT_DIGITS, RoundingMode.HALF_EVEN))
                .round(new MathContext(DIGITS, RoundingMode.CEILING))
                .doubleValue();
    }
}
