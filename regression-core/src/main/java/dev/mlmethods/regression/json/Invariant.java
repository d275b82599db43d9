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
     * @param condition what must hold
     * @param otherwise what is wrong if it doesn't hold
     * @throws IllegalArgumentException with that message
     */
    public static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * Requires a number of at least a certain size.
     *
     * @param least the smallest valid number
     * @param name what the message calls the number, such as {@code finalModel.rows}
     * @param value the number
     * @throws IllegalArgumentException if it is smaller
     */
    public static void atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least);
        }
    }

    /**
     * Requires a number that is neither NaN nor infinite, nor so large that anything drawn from it would be.
     *
     * @param name what the message calls the number, such as {@code rmse}
     * @param value a number from -1e307 to 1e307
     * @throws IllegalArgumentException if it isn't such a number
     */
    public static void finite(String name, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    name + " is " + NumberText.shortest(value) + "; it must be a finite number from -1e307 to 1e307");
        }
    }

    /**
     * Requires finite numbers, see {@link #finite(String, double)}.
     *
     * @param name what the message calls each number
     * @param values the numbers; may be empty
     * @throws IllegalArgumentException if one of them isn't finite, or is too large
     */
    public static void finite(String name, List<Double> values) {
        for (double value : values) {
            finite(name, value);
        }
    }

    /**
     * Requires a finite number, or none, see {@link #finite(String, double)}.
     *
     * @param name what the message calls the number
     * @param value the number; null if there is none
     * @throws IllegalArgumentException if it isn't finite, or is too large
     */
    public static void finiteIfAny(String name, @Nullable Double value) {
        if (value != null) {
            finite(name, value);
        }
    }

    /**
     * Requires lists of the same length.
     *
     * @param name what the message calls the elements of the first list, such as {@code rows}
     * @param list the first list
     * @param otherName what the message calls the elements of the second list
     * @param other the second list
     * @throws IllegalArgumentException if the lengths differ; the message has both
     */
    public static void sameSize(String name, List<?> list, String otherName, List<?> other) {
        if (list.size() != other.size()) {
            throw new IllegalArgumentException(list.size() + " " + name + ", but " + other.size() + " " + otherName);
        }
    }
}
