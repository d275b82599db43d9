package dev.mlmethods.regression.data;

import java.util.List;

/**
 * The rows of a table that are left out of the dataset because they have no target, or lack a cell of a column that leaves such rows out.
 *
 * @param rows in the order of the table
 * @param columns which columns lack a cell in those that have a target, in their order
 */
public record DroppedRows(List<Row> rows, List<String> columns) {
    /** No row is left out. */
    public static final DroppedRows NONE = new DroppedRows(List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param rows in the order of the table; copied
     * @param columns in the order of the table; copied
     */
    public DroppedRows {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /**
     * One of them.
     *
     * @param number 0-based, in the table
     * @param line that it begins in, from 1
     * @param hasTarget whether it has a target, and so lacks the cell of a feature
     */
    public record Row(int number, long line, boolean hasTarget) {}

    /** {@return the rows without a target} */
    public List<Row> withoutTarget() {
        return rows.stream().filter(row -> !row.hasTarget()).toList();
    }

    /** {@return the rows with a target that lack the cell of a feature} */
    public List<Row> withoutCell() {
        return rows.stream().filter(Row::hasTarget).toList();
    }

    /** The number that a row of the dataset has in the table. */
    int inTable(int row) {
        int number = row;
        for (Row dropped : rows) {
            if (dropped.number() > number) {
                break;
            }
            number++;
        }
        return number;
    }
}
