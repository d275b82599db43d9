package dev.mlmethods.regression.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** The share of rows that prediction intervals are to contain, from 1% to below 100%. Immutable. */
public final class IntervalLevel {
    private static final Pattern PERCENT = Pattern.compile("[1-9]\\d?(\\.\\d{1,9})?");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Decimal, because 0.07 * 100 is above 7 in float64, and would be rounded up to rank 8. */
    private final BigDecimal percent;

    private IntervalLevel(BigDecimal percent) {
        this.percent = percent;
    }

    /**
     * {@return the level that a text stands for}
     *
     * @param text a percentage, such as {@code 90%} or {@code 90}
     * @throws RegressionException if it isn't one, or it is below 1% or not below 100%
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IntervalLevel parse(String text) {
        String stripped = text.strip();
        String number = stripped.endsWith("%")
                ? stripped.substring(0, stripped.length() - 1).stripTrailing()
                : stripped;
        if (!PERCENT.matcher(number).matches()) {
            throw new RegressionException("intervals is " + Excerpt.quoted(text)
                    + "; it must be a percentage from 1% to below 100%, such as 90%.");
        }
        return new IntervalLevel(new BigDecimal(number).stripTrailingZeros());
    }

    /**
     * {@return the place of the half-width among the absolute residuals of the validation rows, from the smallest, which has 1: the level times one more than
     * there are rows, rounded up}
     *
     * @param rows how many validation rows there are; the rank is above that if they are too few
     */
    public long rank(int rows) {
        return percent.multiply(BigDecimal.valueOf(rows + 1L))
                .divide(ALL, 0, RoundingMode.CEILING)
                .longValueExact();
    }

    /** The least number of validation rows that have such a rank: level / (1 - level), rounded up. */
    long rowsNeeded() {
        return percent.divide(ALL.subtract(percent), 0, RoundingMode.CEILING).longValueExact();
    }

    /** {@return the percentage as parameters and JSON spell it, such as {@code 90%}} */
    @JsonValue
    @Override
    public String toString() {
        return percent.toPlainString() + "%";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalLevel that && that.percent.equals(percent);
    }

    @Override
    public int hashCode() {
        return percent.hashCode();
    }
}
