package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;

/** A cell of a table that was read as one of numbers alone is none. */
final class NotANumberException extends RegressionException {
    private static final long serialVersionUID = 1L;

    NotANumberException(String message) {
        super(message);
    }
}
