package dev.mlmethods.regression.data;

import java.util.Arrays;

/** Float64 values in one growing array: no copy is made if the expected size was right. */
final class DoubleList {
    /** Some JVMs can't allocate arrays of the last few sizes. */
    static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    private double[] values;
    private int size;

    DoubleList(int expectedSize) {
        values = new double[expectedSize];
    }

    /** Appends {@code count} values of {@code source}, starting at {@code offset}. */
    void append(double[] source, int offset, int count) {
        if (count > values.length - size) {
            grow(count);
        }
        System.arraycopy(source, offset, values, size, count);
        size += count;
    }

    private void grow(int count) {
        long wanted = Math.max(size + (long) count, size + size / 2L);
        values = Arrays.copyOf(values, Math.toIntExact(Math.min(wanted, MAX_SIZE)));
    }

    /** The values; the list must not be used afterward. */
    double[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
