package dev.mlmethods.regression.training;

import dev.mlmethods.regression.storage.FloatRows;
import java.util.Arrays;

/** Scaled features, rows x columns of float32, wherever they are. Immutable. */
sealed interface ScaledFeatures {
    /** How many numbers a row has. */
    int columns();

    /** All of them, row by row: the array itself if they are in one. */
    float[] toArray();

    /** Some rows, row by row. */
    float[] toArray(int from, int to);

    /** Copies a row. */
    void copyRow(int row, float[] destination, int offset);

    /**
     * In an array.
     *
     * @param values row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record InArray(float[] values, int columns) implements ScaledFeatures {
        @Override
        public float[] toArray() {
            return values;
        }

        @Override
        public float[] toArray(int from, int to) {
            return Arrays.copyOfRange(values, from * columns, to * columns);
        }

        @Override
        public void copyRow(int row, float[] destination, int offset) {
            System.arraycopy(values, row * columns, destination, offset, columns);
        }
    }

    /** In a file. */
    record InFile(FloatRows file) implements ScaledFeatures {
        @Override
        public int columns() {
            return file.width();
        }

        @Override
        public float[] toArray() {
            return toArray(0, file.rows());
        }

        @Override
        public float[] toArray(int from, int to) {
            float[] values = new float[Math.multiplyExact(to - from, columns())];
            file.copy(from, to - from, values, 0);
            return values;
        }

        @Override
        public void copyRow(int row, float[] destination, int offset) {
            file.copy(row, 1, destination, offset);
        }
    }
}
