package dev.mlmethods.regression.storage;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One float64 number per row, in an array or in a temporary file. Immutable. Threads may read it at the same time. */
public sealed interface DoubleColumn {
    /** {@return how many rows there are} */
    int size();

    /**
     * {@return a number}
     *
     * @param row 0-based
     */
    double get(int row);

    /** {@return the numbers: the array itself if they are in one, to which nobody may write} */
    double[] toArray();

    /**
     * {@return the numbers of consecutive rows, in an array of their own}
     *
     * @param from the first row, 0-based
     * @param to the row after the last one
     */
    default double[] toArray(int from, int to) {
        return IntStream.range(from, to).mapToDouble(this::get).toArray();
    }

    /**
     * {@return the numbers of the given rows, in the given order, where these are: in an array or in a file}
     *
     * @param rows 0-based
     * @throws dev.mlmethods.regression.RegressionException if the disk has no room for a file
     */
    DoubleColumn select(int[] rows);

    /**
     * {@return the numbers of the given rows, in the given order, without another file}
     *
     * @param rows 0-based; not copied
     */
    default DoubleColumn view(int[] rows) {
        return select(rows);
    }

    /**
     * {@return numbers in an array}
     *
     * @param values not copied: nobody may write to the array afterward
     */
    static DoubleColumn of(double[] values) {
        return new InArray(values);
    }

    /**
     * {@return the same number in each row}
     *
     * @param value the number
     * @param size how many rows there are
     */
    static DoubleColumn constant(double value, int size) {
        return new Constant(value, size);
    }

    /**
     * {@return numbers in a file}
     *
     * @param rows that contain them
     * @param column its 0-based place in each row
     */
    static DoubleColumn of(DoubleRows rows, int column) {
        return new InFile(rows, column);
    }

    /** Computes the numbers of consecutive rows. */
    @FunctionalInterface
    interface Computation {
        /**
         * {@return a number for each of them}
         *
         * @param from the first row, 0-based
         * @param to the row after the last one
         */
        double[] of(int from, int to);
    }

    /**
     * {@return numbers that are computed at once, or some thousand at a time and written to a file if they belong to a table that is larger than memory}
     *
     * @param size how many rows there are
     * @param memory says where the file goes; null for an array
     * @param computation of the numbers; its first rows come first
     * @throws dev.mlmethods.regression.RegressionException if the disk has no room for a file
     */
    static DoubleColumn computed(int size, @Nullable TableMemory memory, Computation computation) {
        if (memory == null) {
            return of(computation.of(0, size));
        }
        try (DoubleRows.Writer writer = DoubleRows.Writer.open(memory, size, 1)) {
            for (int from = 0; from < size; from += TableMemory.BLOCK_ROWS) {
                double[] block = computation.of(from, Math.min(size, from + TableMemory.BLOCK_ROWS));
                writer.append(block, 0, block.length);
            }
            return of(writer.finish(), 0);
        }
    }

    /**
     * In an array.
     *
     * @param values one per row
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record InArray(double[] values) implements DoubleColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int row) {
            return values[row];
        }

        @Override
        public double[] toArray() {
            return values;
        }

        @Override
        public InArray select(int[] rows) {
            double[] selected = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            return new InArray(selected);
        }
    }

    /**
     * In a file.
     *
     * @param rows that contain them
     * @param column the 0-based place in each row
     */
    record InFile(DoubleRows rows, int column) implements DoubleColumn {
        @Override
        public int size() {
            return rows.rows();
        }

        @Override
        public double get(int row) {
            return rows.get(row, column);
        }

        @Override
        public double[] toArray() {
            return toArray(0, size());
        }

        @Override
        public View view(int[] selected) {
            return new View(this, selected);
        }

        /** In a file of its own, in which they are read one after the other. */
        @Override
        public DoubleColumn select(int[] selected) {
            double[] value = new double[1];
            try (DoubleRows.Writer writer = DoubleRows.Writer.open(rows.memory(), selected.length, 1)) {
                for (int row : selected) {
                    value[0] = get(row);
                    writer.append(value, 0, 1);
                }
                return of(writer.finish(), 0);
            }
        }
    }

    /**
     * Some of the rows in a file.
     *
     * @param all the rows of the file
     * @param chosen the number of each of these rows among all
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record View(InFile all, int[] chosen) implements DoubleColumn {
        @Override
        public int size() {
            return chosen.length;
        }

        @Override
        public double get(int row) {
            return all.get(chosen[row]);
        }

        @Override
        public double[] toArray() {
            return toArray(0, size());
        }

        @Override
        public DoubleColumn select(int[] rows) {
            return all.select(ofAll(rows));
        }

        @Override
        public View view(int[] rows) {
            return new View(all, ofAll(rows));
        }

        private int[] ofAll(int[] rows) {
            int[] ofAll = new int[rows.length];
            for (int i = 0; i < ofAll.length; i++) {
                ofAll[i] = chosen[rows[i]];
            }
            return ofAll;
        }
    }

    /**
     * The same number in each row.
     *
     * @param value the number
     * @param size how many rows there are
     */
    record Constant(double value, int size) implements DoubleColumn {
        @Override
        public double get(int row) {
            return value;
        }

        @Override
        public double[] toArray() {
            double[] values = new double[size];
            Arrays.fill(values, value);
            return values;
        }

        @Override
        public Constant select(int[] rows) {
            return new Constant(value, rows.length);
        }
    }
}
