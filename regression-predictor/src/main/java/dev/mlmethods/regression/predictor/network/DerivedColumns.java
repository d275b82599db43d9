package dev.mlmethods.regression.predictor.network;

/** Inputs of a network that are computed from the features of a row, and stand after the scaled features. Immutable. */
public interface DerivedColumns {
    /** The number of no row. */
    int NONE = -1;

    /** How many inputs there are. */
    int columns();

    /**
     * Computes the inputs of a row.
     *
     * @param rows features in their units, row by row
     * @param from where the row begins
     * @param into takes the inputs
     * @param at where the first one goes
     */
    void compute(double[] rows, int from, float[] into, int at);

    /**
     * Computes the inputs of a row that they were fitted on; as {@link #compute(double[], int, float[], int)}.
     *
     * @param leftOut the 0-based number that the row has among those that its inputs are computed from, because it mustn't see itself there; {@link #NONE} if it isn't
     *     among them
     */
    default void compute(double[] rows, int from, int leftOut, float[] into, int at) {
        compute(rows, from, into, at);
    }
}
