package dev.mlmethods.regression.data;

import java.util.List;

/**
 * The rows of a table that have no target, and so are no rows of the dataset.
 *
 * @param rows their 0-based numbers in the table, rising
 * @param lines that they begin in, from 1
 */
public record DroppedRows(List<Integer> rows, List<Long> lines) {
    /** All rows have a target. */
    public static final DroppedRows NONE = new DroppedRows(List.of(), List.of());

    /** Copies the lists. */
    public DroppedRows {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /** The number that a row of the dataset has in the table. */
    int inTable(int row) {
        int number = row;
        for (int dropped : rows) {
            if (dropped > number) {
                break;
            }
            number++;
        }
        return number;
    }
}
