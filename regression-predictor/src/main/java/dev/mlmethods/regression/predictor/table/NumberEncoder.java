package dev.mlmethods.regression.predictor.table;

import java.util.List;

/**
 * A column of numbers, or of booleans as 1 and 0: the value itself.
 *
 * @param type {@link ColumnType#NUMBER} or {@link ColumnType#BOOLEAN}
 * @param fill what a missing cell gets, finite
 */
public record NumberEncoder(String column, ColumnType type, MissingCells missing, double fill) implements ValueEncoder {
    /** Checks the values. */
    public NumberEncoder {
        if (type != ColumnType.NUMBER && type != ColumnType.BOOLEAN) {
            throw new IllegalArgumentException("a column of the type " + type.word() + " has no number");
        }
        if (!Double.isFinite(fill)) {
            throw new IllegalArgumentException("a fill is not finite");
        }
    }

    @Override
    public List<String> features() {
        return missing == MissingCells.MARKED ? List.of(column, column + MISSING_SUFFIX) : List.of(column);
    }

    @Override
    public void encode(double value, double[] row, int at) {
        boolean isMissing = Double.isNaN(value);
        if (isMissing) {
            requireMissingAccepted();
        }
        row[at] = isMissing ? fill : value;
        if (missing == MissingCells.MARKED) {
            row[at + 1] = isMissing ? 1 : 0;
        }
    }
}
