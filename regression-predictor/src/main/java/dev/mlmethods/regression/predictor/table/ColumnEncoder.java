package dev.mlmethods.regression.predictor.table;

import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.List;

/** Turns the cells of one column into features, by what the training rows had there. Immutable. */
public sealed interface ColumnEncoder permits ValueEncoder, CategoryEncoder, TargetMeanEncoder {
    /** What is added to a column's name, for the feature that is 1 where its cell is missing, else 0. */
    String MISSING_SUFFIX = "_missing";

    /** The name of the column. */
    String column();

    /** What its cells are. */
    ColumnType type();

    /** What becomes of those that are missing. */
    MissingCells missing();

    /** The names of the features, at least one, in order; that of missing cells is the last. */
    List<String> features();

    /**
     * Writes the features of a cell.
     *
     * @param cell as it stands in the table, spaces around it and all
     * @param row takes the features
     * @param at where in the row the first of them belongs
     * @throws CellException if the cell is no value of this column's type, or it is missing and the column takes none
     */
    void encode(String cell, double[] row, int at);

    /** Whether some training rows had this value; true of a missing cell and of all but categories. */
    default boolean knows(String cell) {
        return true;
    }

    /**
     * Requires that a missing cell is one that the column takes.
     *
     * @throws CellException if it takes none
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

    /** The fault of a cell of another type. */
    default CellException notOfType(String text) {
        return new CellException(
                Excerpt.quoted(text) + " is not " + type().what() + ". " + type().remedy() + ", or drop the row.");
    }
}
