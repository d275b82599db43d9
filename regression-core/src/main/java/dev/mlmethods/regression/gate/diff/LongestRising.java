package dev.mlmethods.regression.gate.diff;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The longest part of a sequence whose values rise, by patience sorting in O(n log n).
 *
 * <p>The top of a pile is the index where the rising part of that length with the smallest last value ends.
 */
final class LongestRising {
    private final int[] values;
    private final int[] tops;
    private int piles;

    private LongestRising(int[] values) {
        this.values = values;
        this.tops = new int[values.length];
    }

    /**
     * The indexes of its values, in descending order.
     *
     * @param values all different; {@link RowMatching#NONE} doesn't count as a value
     */
    static IntStream of(int[] values) {
        return new LongestRising(values).places();
    }

    private IntStream places() {
        int[] previous = new int[values.length];
        Arrays.fill(previous, RowMatching.NONE);
        for (int place = 0; place < values.length; place++) {
            if (values[place] != RowMatching.NONE) {
                int pile = pileFor(values[place]);
                previous[place] = pile == 0 ? RowMatching.NONE : tops[pile - 1];
                tops[pile] = place;
                piles = Math.max(piles, pile + 1);
            }
        }
        int last = piles == 0 ? RowMatching.NONE : tops[piles - 1];
        return IntStream.iterate(last, place -> place != RowMatching.NONE, place -> previous[place]);
    }

    /** The first pile whose top is not below the value, or a new one. */
    private int pileFor(int value) {
        int low = 0;
        int high = piles;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[tops[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
