package dev.mlmethods.regression.predictor.table;

/** Encodes a column whose cells have a float64 each. */
public sealed interface ValueEncoder extends ColumnEncoder permits NumberEncoder, DateEncoder {
    /**
     * Writes the features of a value.
     *
     * @param value as {@link ColumnType#value} has it; NaN: it is missing
     * @throws CellException if it is missing, and the column takes none
     */
    void encode(double value, double[] row, int at);

    @Override
    default void encode(String cell, double[] row, int at) {
        String text = CellText.of(cell);
        double value = type().value(text);
        if (Double.isNaN(value) && !CellText.isMissing(text)) {
            throw notOfType(text);
        }
        encode(value, row, at);
    }
}
