package dev.mlmethods.regression.storage;

import java.nio.DoubleBuffer;
import java.nio.MappedByteBuffer;

/** Rows of float64 numbers in a temporary file, immutable. Threads may read them at the same time. */
public final class DoubleRows {
    private final RowFile file;
    private final DoubleBuffer[] pieces;
    private final int rows;
    private final int width;
    private final int shift;
    private final int mask;

    private DoubleRows(RowFile file, int rows, int width) {
        MappedByteBuffer[] mapped = file.map(rows, width * Double.BYTES);
        this.file = file;
        this.pieces = new DoubleBuffer[mapped.length];
        for (int piece = 0; piece < pieces.length; piece++) {
            pieces[piece] = mapped[piece].asDoubleBuffer();
        }
        this.rows = rows;
        this.width = width;
        int most = RowFile.rowsOfPiece(width * Double.BYTES);
        this.shift = Integer.numberOfTrailingZeros(most);
        this.mask = most - 1;
    }

    /** {@return how many rows there are} */
    public int rows() {
        return rows;
    }

    /** {@return how many numbers each row has} */
    public int width() {
        return width;
    }

    /** {@return where other tables of that size go} */
    public TableMemory memory() {
        return file.memory();
    }

    /**
     * {@return a number}
     *
     * @param row 0-based
     * @param column 0-based
     */
    public double get(int row, int column) {
        return pieces[row >>> shift].get((row & mask) * width + column);
    }

    /**
     * Copies the first numbers of a row.
     *
     * @param row 0-based
     * @param count how many
     * @param destination takes them
     * @param offset where the first of them goes
     */
    public void copyRow(int row, int count, double[] destination, int offset) {
        pieces[row >>> shift].get((row & mask) * width, destination, offset, count);
    }

    /** Writes rows, one after the other. */
    public static final class Writer implements AutoCloseable {
        private final RowFile file;
        private final int width;
        private long numbers;
        private boolean isFinished;

        private Writer(RowFile file, int width) {
            this.file = file;
            this.width = width;
        }

        /**
         * {@return a writer to a new file}
         *
         * @param memory says where
         * @param rows how many there will be; there may be fewer
         * @param width how many numbers each has, at least 1
         * @throws dev.mlmethods.regression.RegressionException if there is no room
         */
        public static Writer open(TableMemory memory, long rows, int width) {
            return new Writer(memory.create(rows, width * Double.BYTES), width);
        }

        /**
         * Writes the next numbers.
         *
         * @param values that contain them; not kept
         * @param from where they begin
         * @param count how many
         * @throws dev.mlmethods.regression.RegressionException if there is no room
         */
        public void append(double[] values, int from, int count) {
            for (int i = from; i < from + count; i++) {
                file.next().putDouble(values[i]);
            }
            numbers += count;
        }

        /** {@return the rows, after which nothing may be written any longer} */
        public DoubleRows finish() {
            isFinished = true;
            return new DoubleRows(file, Math.toIntExact(numbers / width), width);
        }

        /** Gives up the rows, unless they are finished. */
        @Override
        public void close() {
            if (!isFinished) {
                file.close();
            }
        }
    }
}
