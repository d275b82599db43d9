package dev.mlmethods.regression.json;

import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on the values of a record that is read from a file; whoever reads it says which file. */
public final class Invariant {
    /** Sums and differences of some numbers up to this one are finite, too. */
    private static final double LARGEST = 1e307;

    private Invariant() {}

    /**
     * Requires a condition.
     *
     * @param otherwise what is wrong if it doesn't hold
     * @throws IllegalArgumentException with that message
     */
    public static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Requires a number of at least that much. */
    public static void atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least);
        }
    }

    /** Requires a number that is neither NaN nor infinite, nor so large (1e307) that anything drawn from it would be. */
    public static void finite(String name, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    name + " is " + NumberText.shortest(value) + "; it must be a finite number from -1e307 to 1e307");
        }
    }

    /** Requires finite numbers. */
    public static void finite(String name, List<Double> values) {
        for (double value : values) {
            finite(name, value);
        }
    }

    /** Requires finite numbers, or null for no number. */
    public static void finiteIfAny(String name, @Nullable Double value) {
        if (value != null) {
            finite(name, value);
        }
    }

    /** Requires lists of the same length. */
    public static void sameSize(String name, List<?> list, String otherName, List<?> other) {
        if (list.size() != other.size()) {
            throw new IllegalArgumentException(list.size() + " " + name + ", but " + other.size() + " " + otherName);
        }
    }
}
