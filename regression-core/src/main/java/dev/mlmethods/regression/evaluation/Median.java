package dev.mlmethods.regression.evaluation;

import java.util.function.IntToDoubleFunction;

/**
 * The median of many numbers, found by their bits: float64 numbers that aren't negative have the order of their bits. So it needs no copy of the numbers, which are computed several
 * times instead.
 */
final class Median {
    private static final int DIGIT = 13;
    private static final int DIGITS = 5;

    private final int count;
    private final IntToDoubleFunction value;

    private Median(int count, IntToDoubleFunction value) {
        this.count = count;
        this.value = value;
    }

    /**
     * The median: of an even number of values the mean of the two in the middle.
     *
     * @param count how many values there are, at least 1
     * @param value each of them by its 0-based number; finite, and at least 0
     */
    static double ofNonNegative(int count, IntToDoubleFunction value) {
        Median median = new Median(count, value);
        double lower = median.inOrder((count - 1) / 2);
        return count % 2 == 1 ? lower : (lower + median.after(lower)) / 2.0;
    }

    /** The value after the lower one of the two in the middle: the same if there are more of it. */
    private double after(double lower) {
        int notAbove = 0;
        double next = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double each = value.applyAsDouble(i);
            if (each <= lower) {
                notAbove++;
            } else {
                next = Math.min(next, each);
            }
        }
        return notAbove > count / 2 ? lower : next;
    }

    /** The value at a 0-based place in their order: its bits, one digit after the other. */
    private double inOrder(int place) {
        long found = 0;
        int left = place;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            int shift = digit * DIGIT;
            int[] counts = counts(found, shift);
            int next = 0;
            while (left >= counts[next]) {
                left -= counts[next++];
            }
            found |= (long) next << shift;
        }
        return Double.longBitsToDouble(found);
    }

    /** How often each digit occurs among the values whose higher digits are those found. */
    private int[] counts(long found, int shift) {
        int[] counts = new int[1 << DIGIT];
        int higher = shift + DIGIT;
        for (int i = 0; i < count; i++) {
            // Adding 0 turns a negative zero into zero.
            long bits = Double.doubleToRawLongBits(value.applyAsDouble(i) + 0.0);
            if (higher >= Long.SIZE || bits >>> higher == found >>> higher) {
                counts[(int) (bits >>> shift) & (counts.length - 1)]++;
            }
        }
        return counts;
    }
}
