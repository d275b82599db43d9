package dev.mlmethods.regression.predictor.table;

/** What becomes of the missing cells of a column. */
public enum MissingCells implements Words {
    /** The training's table had none, and a model takes none. */
    REFUSED("refused"),
    /** Other rows of the training's table had some, but the training rows had none: they get the fitted values. */
    FILLED("filled"),
    /** The training left out the rows that had one, and a model takes none. */
    DROPPED("dropped"),
    /** The training rows had some: they get the fitted values, and a feature of their own says where. */
    MARKED("marked");

    private final String word;

    MissingCells(String word) {
        this.word = word;
    }

    /**
     * The constant of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MissingCells of(String word) {
        return Words.constant(values(), word, "no way with missing cells");
    }

    /** Whether a row may lack its cell. */
    public boolean areTaken() {
        return this == FILLED || this == MARKED;
    }

    /** Its name in JSON. */
    @Override
    public String word() {
        return word;
    }
}
