package dev.mlmethods.regression.predictor.table;

/** Encodes a column whose cells each have a float64 value. */
public sealed interface ValueEncoder extends ColumnEncoder permits NumberEncoder, DateEncoder {
    /**
     * Writes the features of a value.
     *
     * @param value as returned by {@link ColumnType#value}; NaN if it is missing
     * @throws CellException if it is missing and the column doesn't accept missing cells
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
