package dev.mlmethods.regression.data;

import java.util.function.IntToDoubleFunction;

/** Rows in the order of a number that each of them has, without an object for each: there may be many millions. */
public final class RowOrder {
    private final IntToDoubleFunction number;

    private RowOrder(IntToDoubleFunction number) {
        this.number = number;
    }

    /**
     * {@return the 0-based numbers of rows, in ascending order of another number; rows with equal ones keep their order} NaN comes last, as with {@link
     * Double#compare}.
     *
     * @param rows how many there are
     * @param number of each row
     */
    public static int[] by(int rows, IntToDoubleFunction number) {
        int[] sorted = new int[rows];
        for (int row = 0; row < rows; row++) {
            sorted[row] = row;
        }
        return new RowOrder(number).merged(sorted);
    }

    /** Merges runs of 1, 2, 4, ... rows. */
    private int[] merged(int[] rows) {
        int[] from = rows;
        int[] to = new int[rows.length];
        for (long run = 1; run < rows.length; run *= 2) {
            for (long start = 0; start < rows.length; start += 2 * run) {
                merge(
                        from,
                        (int) start,
                        (int) Math.min(start + run, rows.length),
                        (int) Math.min(start + 2 * run, rows.length),
                        to);
            }
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private void merge(int[] from, int start, int middle, int end, int[] to) {
        int left = start;
        int right = middle;
        for (int place = start; place < end; place++) {
            boolean takesLeft = right == end
                    || (left < middle
                            && Double.compare(number.applyAsDouble(from[left]), number.applyAsDouble(from[right]))
                                    <= 0);
            to[place] = takesLeft ? from[left++] : from[right++];
        }
    }
}
