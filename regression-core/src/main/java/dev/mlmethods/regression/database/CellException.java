package dev.mlmethods.regression.database;

/** A value of a database that isn't a cell of a table, or not exactly. The message says what it is, and what to write in the query. */
final class CellException extends Exception {
    private static final long serialVersionUID = 1L;

    CellException(String message) {
        super(message);
    }
}
