package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.random.NumpyRandom;
import java.util.function.IntToDoubleFunction;

/** Rows that are dealt into groups of nearly equal size: one row each if there are few. */
final class RowGroups {
    private final int[] groupOfRow;
    private final int count;

    private RowGroups(int[] groupOfRow, int count) {
        this.groupOfRow = groupOfRow;
        this.count = count;
    }

    /**
     * Deals the rows in their order if each gets its own group, otherwise at random.
     *
     * @param most how many groups there may be
     */
    static RowGroups of(int rows, int most, NumpyRandom random) {
        int[] groupOfRow = new int[rows];
        int count = Math.min(rows, most);
        int[] order = rows > most ? random.permutation(rows) : null;
        for (int i = 0; i < rows; i++) {
            groupOfRow[order == null ? i : order[i]] = i % count;
        }
        return new RowGroups(groupOfRow, count);
    }

    int count() {
        return count;
    }

    /** The sum of the values of each group. */
    double[] sums(IntToDoubleFunction value) {
        double[] sums = new double[count];
        for (int row = 0; row < groupOfRow.length; row++) {
            sums[groupOfRow[row]] += value.applyAsDouble(row);
        }
        return sums;
    }
}
