package dev.mlmethods.regression.predictor.table;

import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.List;

/** Turns the cells of one column into features, according to the training rows. Immutable. */
public sealed interface ColumnEncoder permits ValueEncoder, CategoryEncoder, TargetMeanEncoder {
    /** The suffix that is added to a column's name for the feature that is 1 if its cell is missing, otherwise 0. */
    String MISSING_SUFFIX = "_missing";

    /** The name of the column. */
    String column();

    /** The type of its cells. */
    ColumnType type();

    /** How missing cells are treated. */
    MissingCells missing();

    /** The names of the features, at least one, in order; the one for missing cells is the last. */
    List<String> features();

    /**
     * Writes the features of a cell.
     *
     * @param cell as it appears in the table, including spaces around it
     * @param row takes the features
     * @param at the position of the first of them in the row
     * @throws CellException if the cell isn't a value of this column's type, or it is missing and the column doesn't accept missing cells
     */
    void encode(String cell, double[] row, int at);

    /** Whether some training rows had this value; true for a missing cell and for all types but categories. */
    default boolean knows(String cell) {
        return true;
    }

    /**
     * Requires that the column accepts missing cells.
     *
     * @throws CellException if it doesn't
     */
    default void requireMissingAccepted() {
        if (!missing().areTaken()) {
            throw new CellException("the cell is empty, and "
                    + (missing() == MissingCells.DROPPED
                            ? "the training left such rows out (missing=drop)"
                            : "no cell of this column was empty in training")
                    + ". Fill it in, or drop the row.");
        }
    }

    /** The fault of a cell of a different type. */
    default CellException notOfType(String text) {
        return new CellException(
                Excerpt.quoted(text) + " is not " + type().what() + ". " + type().remedy() + ", or drop the row.");
    }
}
