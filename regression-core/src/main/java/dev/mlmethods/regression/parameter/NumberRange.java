package dev.mlmethods.regression.parameter;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The finite numbers that a parameter may have. Immutable. */
public final class NumberRange {
    private enum Bound {
        INCLUDED,
        EXCLUDED
    }

    private final boolean isWhole;
    private final double min;
    private final Bound atMin;
    private final double max;
    private final Bound atMax;

    private NumberRange(boolean isWhole, double min, Bound atMin, double max, Bound atMax) {
        this.isWhole = isWhole;
        this.min = min;
        this.atMin = atMin;
        this.max = max;
        this.atMax = atMax;
    }

    private static NumberRange from(double min, Bound atMin) {
        return new NumberRange(false, min, atMin, Double.POSITIVE_INFINITY, Bound.EXCLUDED);
    }

    /**
     * {@return the numbers above a given one}
     *
     * @param min the lower end, which isn't one of them
     */
    public static NumberRange above(double min) {
        return from(min, Bound.EXCLUDED);
    }

    /**
     * {@return a number and those above it}
     *
     * @param min the lower end, which is one of them
     */
    public static NumberRange atLeast(double min) {
        return from(min, Bound.INCLUDED);
    }

    /**
     * {@return this range up to a number that isn't part of it} It replaces the upper end, if there is one.
     *
     * @param newMax the new upper end
     */
    public NumberRange below(double newMax) {
        return new NumberRange(isWhole, min, atMin, newMax, Bound.EXCLUDED);
    }

    /**
     * {@return this range up to a number that is part of it} It replaces the upper end, if there is one.
     *
     * @param newMax the new upper end
     */
    public NumberRange atMost(double newMax) {
        return new NumberRange(isWhole, min, atMin, newMax, Bound.INCLUDED);
    }

    /**
     * {@return a whole number and those above it}
     *
     * @param min the lower end, which is one of them
     */
    public static NumberRange wholeFrom(int min) {
        return new NumberRange(true, min, Bound.INCLUDED, Double.POSITIVE_INFINITY, Bound.EXCLUDED);
    }

    /** {@return the lower end} */
    public double min() {
        return min;
    }

    /** {@return whether the lower end is one of the numbers} */
    public boolean isMinIncluded() {
        return atMin == Bound.INCLUDED;
    }

    /** {@return the upper end; empty if there is none} */
    public OptionalDouble max() {
        return max == Double.POSITIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(max);
    }

    /** {@return whether the upper end is one of the numbers} */
    public boolean isMaxIncluded() {
        return atMax == Bound.INCLUDED;
    }

    /**
     * {@return whether a number is one of them}
     *
     * @param value any number; NaN and infinity are never in a range
     */
    public boolean contains(double value) {
        return (isMinIncluded() ? value >= min : value > min)
                && (isMaxIncluded() ? value <= max : value < max)
                && (!isWhole || value == Math.rint(value));
    }

    /**
     * Checks the value of a parameter.
     *
     * @param parameter what the message calls it
     * @param value what the user gave; may be NaN or infinite
     * @param hint what the message adds to {@link #text}, such as {@code ", such as 0.9"}
     * @return the value
     * @throws RegressionException if it isn't one of them; the message names the parameter, the value and what it must be
     */
    public double require(String parameter, double value, String hint) {
        if (!contains(value)) {
            throw fault(parameter, NumberText.shortest(value), hint);
        }
        return value;
    }

    /**
     * Checks the value of a parameter that is a whole number.
     *
     * @param parameter what the message calls it
     * @param value what the user gave
     * @param hint what the message adds to {@link #text}, or empty
     * @return the value
     * @throws RegressionException if it isn't one of them; the message names the parameter, the value and what it must be
     */
    public long require(String parameter, long value, String hint) {
        if (!contains((double) value)) {
            throw fault(parameter, Long.toString(value), hint);
        }
        return value;
    }

    /**
     * Checks the value of a parameter that is a whole number, and of which JSON has no field at its default.
     *
     * @param parameter what the message calls it
     * @param value what the user gave, or null
     * @param defaultValue the value that null stands for
     * @return the value; null if it is the default
     * @throws RegressionException if it isn't one of them; the message names the parameter, the value and what it must be
     */
    public @Nullable Integer requireOrNull(String parameter, @Nullable Integer value, int defaultValue) {
        if (value == null) {
            return null;
        }
        require(parameter, value.longValue(), "");
        return value == defaultValue ? null : value;
    }

    private RegressionException fault(String parameter, String value, String hint) {
        return new RegressionException(parameter + " is " + value + "; it must be " + text() + hint + ".");
    }

    /** {@return what a value must be, such as {@code at least 0 and below 1} or {@code a whole number of at least 1}} */
    public String text() {
        String from = text(min);
        if (isWhole) {
            return max().isPresent()
                    ? "a whole number from " + from + " to " + text(max)
                    : "a whole number of at least " + from;
        }
        if (max().isEmpty()) {
            return isMinIncluded() ? "a number of at least " + from : "a number above " + from;
        }
        return (isMinIncluded() ? "at least " : "above ") + from + " and " + (isMaxIncluded() ? "at most " : "below ")
                + text(max);
    }

    private String text(double bound) {
        return isWhole ? Long.toString((long) bound) : NumberText.shortest(bound);
    }

    @Override
    public String toString() {
        return text();
    }
}
