package dev.mlmethods.regression.data;

import dev.mlmethods.regression.storage.TableMemory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Named numeric columns: rows x columns of float64, immutable.
 *
 * <p>At most 2<sup>31</sup>-1 values in memory (268 million rows of 8 features), or as many rows in a file, see {@link TableMemory}.
 */
public final class FeatureMatrix {
    private final List<String> names;
    private final NumberRows values;

    private FeatureMatrix(List<String> names, NumberRows values) {
        this.names = List.copyOf(names);
        this.values = values;
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
        return new FeatureMatrix(names, new NumberRows.InArray(values, names.size()));
    }

    /**
     * A matrix over rows that may have more numbers than it.
     *
     * @param names of their first columns, in order; at least one, all different
     */
    static FeatureMatrix of(List<String> names, NumberRows values) {
        return new FeatureMatrix(names, values);
    }

    /** {@return where rows go that are derived from these, because they are larger than memory; null if they are in memory} */
    public @Nullable TableMemory memory() {
        return values.memory();
    }

    /** {@return the column names, in order} */
    public List<String> names() {
        return names;
    }

    /** {@return the number of rows} */
    public int rows() {
        return values.rows();
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
        return values.get(row, column);
    }

    /**
     * Copies one row into an array.
     *
     * @param row 0-based
     * @param destination takes one value per column
     * @param offset where the first of them goes
     */
    public void copyRow(int row, double[] destination, int offset) {
        values.copyRow(row, columns(), destination, offset);
    }

    /**
     * {@return the given rows, in the given order, as a separate matrix}
     *
     * @param selectedRows 0-based; nobody may write to the array afterward
     */
    public FeatureMatrix select(int[] selectedRows) {
        return new FeatureMatrix(names, values.select(selectedRows, columns()));
    }

    /**
     * The same matrix with other numbers in a column.
     *
     * @param column 0-based
     * @param changed the 0-based rows that get them
     * @param numbers one for each of those rows
     */
    FeatureMatrix with(int column, int[] changed, double[] numbers) {
        double[] ofColumn = new double[rows()];
        Arrays.setAll(ofColumn, row -> get(row, column));
        for (int i = 0; i < changed.length; i++) {
            ofColumn[changed[i]] = numbers[i];
        }
        return new FeatureMatrix(names, values.withColumn(column, columns(), ofColumn));
    }

    /**
     * {@return consecutive rows as a separate matrix}
     *
     * @param from the first row, 0-based
     * @param to the row after the last one
     */
    public FeatureMatrix slice(int from, int to) {
        return from == 0 && to == rows()
                ? this
                : select(IntStream.range(from, to).toArray());
    }

    /** Takes consecutive rows. */
    @FunctionalInterface
    public interface Block {
        /**
         * Takes them.
         *
         * @param from the first row, 0-based
         * @param to the row after the last one
         */
        void take(int from, int to);
    }

    /**
     * Goes through all rows in their order: at once if they are in memory, otherwise some thousand at a time.
     *
     * @param block takes them
     */
    public void forEachBlock(Block block) {
        int most = memory() == null ? rows() : TableMemory.BLOCK_ROWS;
        for (int from = 0; from < rows(); from += most) {
            block.take(from, Math.min(rows(), from + most));
        }
    }

    @Override
    public String toString() {
        return rows() + " x " + names;
    }
}
