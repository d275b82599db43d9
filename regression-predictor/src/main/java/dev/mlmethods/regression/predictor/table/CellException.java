package dev.mlmethods.regression.predictor.table;

/** A cell can't be accepted by its column; the message says why and what to do, in sentences that begin in lower case. */
public final class CellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CellException(String message) {
        super(message);
    }
}
