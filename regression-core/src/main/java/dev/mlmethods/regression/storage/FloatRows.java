package dev.mlmethods.regression.storage;

import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;

/** Rows of float32 numbers in a temporary file, immutable. Threads may read them at the same time. */
public final class FloatRows {
    private final FloatBuffer[] pieces;
    private final int rows;
    private final int width;
    private final int shift;
    private final int mask;

    private FloatRows(RowFile file, int rows, int width) {
        MappedByteBuffer[] mapped = file.map(rows, width * Float.BYTES);
        this.pieces = new FloatBuffer[mapped.length];
        for (int piece = 0; piece < pieces.length; piece++) {
            pieces[piece] = mapped[piece].asFloatBuffer();
        }
        this.rows = rows;
        this.width = width;
        int most = RowFile.rowsOfPiece(width * Float.BYTES);
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

    /**
     * Copies rows.
     *
     * @param row the first of them, 0-based
     * @param count how many
     * @param destination takes them
     * @param offset where the first of them goes
     */
    public void copy(int row, int count, float[] destination, int offset) {
        for (int i = 0; i < count; i++) {
            int next = row + i;
            pieces[next >>> shift].get((next & mask) * width, destination, offset + i * width, width);
        }
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
            return new Writer(memory.create(rows, width * Float.BYTES), width);
        }

        /**
         * Writes the next numbers.
         *
         * @param values that contain them; not kept
         * @param from where they begin
         * @param count how many
         * @throws dev.mlmethods.regression.RegressionException if there is no room
         */
        public void append(float[] values, int from, int count) {
            for (int i = from; i < from + count; i++) {
                file.next().putFloat(values[i]);
            }
            numbers += count;
        }

        /** {@return the rows, after which nothing may be written any longer} */
        public FloatRows finish() {
            isFinished = true;
            return new FloatRows(file, Math.toIntExact(numbers / width), width);
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
