package dev.mlmethods.regression.data;

import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.storage.DoubleRows;
import dev.mlmethods.regression.storage.TableMemory;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of float64 numbers, wherever they are. Immutable. */
interface NumberRows {
    /** How many there are. */
    int rows();

    /** The number in a 0-based row and column. */
    double get(int row, int column);

    /** Copies the first numbers of a row. */
    void copyRow(int row, int count, double[] destination, int offset);

    /** The first numbers of the given rows, in the given order. */
    NumberRows select(int[] selected, int count);

    /** The first numbers of these rows with others in a column. */
    default NumberRows withColumn(int column, int count, double[] numbers) {
        return new WithColumn(
                this,
                column,
                DoubleColumn.computed(rows(), memory(), (from, to) -> Arrays.copyOfRange(numbers, from, to)));
    }

    /** Where rows go that are derived from these; null if that is the memory. */
    @Nullable
    TableMemory memory();

    /**
     * In an array.
     *
     * @param values row by row
     * @param width how many numbers a row has
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record InArray(double[] values, int width) implements NumberRows {
        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public double get(int row, int column) {
            return values[row * width + column];
        }

        @Override
        public void copyRow(int row, int count, double[] destination, int offset) {
            System.arraycopy(values, row * width, destination, offset, count);
        }

        @Override
        public InArray withColumn(int column, int count, double[] numbers) {
            double[] copy = new double[Math.multiplyExact(rows(), count)];
            for (int row = 0; row < rows(); row++) {
                copyRow(row, count, copy, row * count);
                copy[row * count + column] = numbers[row];
            }
            return new InArray(copy, count);
        }

        @Override
        public InArray select(int[] selected, int count) {
            double[] copy = new double[Math.multiplyExact(selected.length, count)];
            for (int i = 0; i < selected.length; i++) {
                copyRow(selected[i], count, copy, i * count);
            }
            return new InArray(copy, count);
        }

        @Override
        public @Nullable TableMemory memory() {
            return null;
        }
    }

    /** In a file. */
    record InFile(DoubleRows file) implements NumberRows {
        @Override
        public int rows() {
            return file.rows();
        }

        @Override
        public double get(int row, int column) {
            return file.get(row, column);
        }

        @Override
        public void copyRow(int row, int count, double[] destination, int offset) {
            file.copyRow(row, count, destination, offset);
        }

        @Override
        public NumberRows select(int[] selected, int count) {
            return new Chosen(this, selected);
        }

        @Override
        public TableMemory memory() {
            return file.memory();
        }
    }

    /**
     * Some rows of a table in a file, which aren't copied.
     *
     * @param all the rows of the table
     * @param chosen the number of each of these rows among all
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record Chosen(NumberRows all, int[] chosen) implements NumberRows {
        @Override
        public int rows() {
            return chosen.length;
        }

        @Override
        public double get(int row, int column) {
            return all.get(chosen[row], column);
        }

        @Override
        public void copyRow(int row, int count, double[] destination, int offset) {
            all.copyRow(chosen[row], count, destination, offset);
        }

        @Override
        public Chosen select(int[] selected, int count) {
            int[] ofAll = new int[selected.length];
            for (int i = 0; i < ofAll.length; i++) {
                ofAll[i] = chosen[selected[i]];
            }
            return new Chosen(all, ofAll);
        }

        @Override
        public @Nullable TableMemory memory() {
            return all.memory();
        }
    }

    /**
     * Rows of which one number is replaced.
     *
     * @param others the rows as they are
     * @param column the 0-based place of that number
     * @param numbers one for each row, instead of it
     */
    record WithColumn(NumberRows others, int column, DoubleColumn numbers) implements NumberRows {
        @Override
        public int rows() {
            return others.rows();
        }

        @Override
        public double get(int row, int place) {
            return place == column ? numbers.get(row) : others.get(row, place);
        }

        @Override
        public void copyRow(int row, int count, double[] destination, int offset) {
            others.copyRow(row, count, destination, offset);
            destination[offset + column] = numbers.get(row);
        }

        @Override
        public Chosen select(int[] selected, int count) {
            return new Chosen(this, selected);
        }

        @Override
        public @Nullable TableMemory memory() {
            return others.memory();
        }
    }

    /**
     * A function of a column, computed whenever it is asked for.
     *
     * @param function of its numbers
     */
    record OfColumn(DoubleColumn column, DoubleUnaryOperator function) implements NumberRows {
        @Override
        public int rows() {
            return column.size();
        }

        @Override
        public double get(int row, int unused) {
            return function.applyAsDouble(column.get(row));
        }

        @Override
        public void copyRow(int row, int count, double[] destination, int offset) {
            destination[offset] = get(row, 0);
        }

        @Override
        public OfColumn select(int[] selected, int count) {
            return new OfColumn(column.select(selected), function);
        }

        /** What is derived from one column fits into memory. */
        @Override
        public @Nullable TableMemory memory() {
            return null;
        }
    }
}
