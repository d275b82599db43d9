package dev.mlmethods.regression.predictor.table;

/** How the missing cells of a column are treated. */
public enum MissingCells implements Words {
    /** The training table had none, and the model doesn't accept any. */
    REFUSED("refused"),
    /** Other rows of the training table had some, but the training rows had none: they get the fitted values. */
    FILLED("filled"),
    /** The training left out the rows that had one, and the model doesn't accept any. */
    DROPPED("dropped"),
    /** The training rows had some: they get the fitted values, and a separate feature says where they are. */
    MARKED("marked");

    private final String word;

    MissingCells(String word) {
        this.word = word;
    }

    /**
     * The constant with that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MissingCells of(String word) {
        return Words.constant(values(), word, "no way with missing cells");
    }

    /** Whether a row may lack the column's cell. */
    public boolean areTaken() {
        return this == FILLED || this == MARKED;
    }

    /** Its name in JSON. */
    @Override
    public String word() {
        return word;
    }
}
