package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;

/** A cell isn't a number, in a table that was read as containing only numbers. */
final class NotANumberException extends RegressionException {
    private static final long serialVersionUID = 1L;

    NotANumberException(String message) {
        super(message);
    }
}
