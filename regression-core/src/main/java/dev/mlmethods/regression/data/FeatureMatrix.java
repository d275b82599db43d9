package dev.mlmethods.regression.data;

import java.util.HashSet;
import java.util.List;

/**
 * Named numeric columns: rows x columns of float64, immutable.
 *
 * <p>At most 2<sup>31</sup>-1 values (268 million rows of 8 features).
 */
public final class FeatureMatrix {
    private final List<String> names;
    private final double[] values;
    private final int rows;

    private FeatureMatrix(List<String> names, double[] values) {
        this.names = List.copyOf(names);
        this.values = values;
        this.rows = values.length / this.names.size();
    }

    /**
     * {@return a matrix over some values} The array is not copied: the caller must not use it afterward.
     *
     * @param names of the columns, in order; at least one
     * @param values row by row
     * @throws IllegalArgumentException if there is no column, a name is used twice or the last row is incomplete
     */
    public static FeatureMatrix of(List<String> names, double[] values) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a feature matrix needs at least one column");
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("column names must differ: " + names);
        }
        if (values.length % names.size() != 0) {
            throw new IllegalArgumentException(values.length + " values don't fill rows of " + names.size());
        }
        return new FeatureMatrix(names, values);
    }

    /** {@return the column names, in order} */
    public List<String> names() {
        return names;
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return names.size();
    }

    /**
     * {@return the value in a row and column}
     *
     * @param row 0-based
     * @param column 0-based
     */
    public double get(int row, int column) {
        return values[row * columns() + column];
    }

    /**
     * Copies one row into an array.
     *
     * @param row 0-based
     * @param destination takes one value per column
     * @param offset where the first of them goes
     */
    public void copyRow(int row, double[] destination, int offset) {
        System.arraycopy(values, row * columns(), destination, offset, columns());
    }

    /**
     * {@return the given rows, in the given order, as a separate matrix}
     *
     * @param selectedRows 0-based
     */
    public FeatureMatrix select(int[] selectedRows) {
        double[] selected = new double[Math.multiplyExact(selectedRows.length, columns())];
        for (int i = 0; i < selectedRows.length; i++) {
            copyRow(selectedRows[i], selected, i * columns());
        }
        return new FeatureMatrix(names, selected);
    }

    @Override
    public String toString() {
        return rows + " x " + names;
    }
}
