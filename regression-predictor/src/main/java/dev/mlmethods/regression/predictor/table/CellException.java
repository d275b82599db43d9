package dev.mlmethods.regression.predictor.table;

/** A cell that its column can't take; the message says why and what to do, in sentences that begin in lower case. */
public final class CellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CellException(String message) {
        super(message);
    }
}
