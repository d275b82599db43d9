package dev.mlmethods.regression.scaling;

/** Computes what a network reads from some of many rows. */
@FunctionalInterface
public interface RowTransform {
    /**
     * {@return what the network reads from consecutive rows: rows x inputs, row by row}
     *
     * @param from the first row, 0-based
     * @param to the row after the last one
     */
    float[] of(int from, int to);
}
