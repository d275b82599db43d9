package dev.mlmethods.regression.predictor;

import dev.mlmethods.regression.predictor.text.VisibleText;

/**
 * Something that an application passed to a {@link Predictor} is invalid. The message is one line: it names the element, the bad value and the
 * remedy.
 */
public abstract class PredictorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PredictorException(String message) {
        super(VisibleText.of(message));
    }

    PredictorException(String message, Throwable cause) {
        super(VisibleText.of(message), cause);
    }
}
