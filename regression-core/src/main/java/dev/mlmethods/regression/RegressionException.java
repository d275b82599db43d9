package dev.mlmethods.regression;

import dev.mlmethods.regression.predictor.text.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input or a setting is at fault, and the user can fix it.
 *
 * <p>The message names the element, the bad value and the remedy, and is meant to be shown as it is, without a stack trace.
 */
public class RegressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message for the user: one line, whatever names from data are in it. */
    public RegressionException(String message) {
        super(VisibleText.of(message));
    }

    /** Creates an exception with a message for the user and the cause, for the stack trace; null if there is none. */
    public RegressionException(String message, @Nullable Throwable cause) {
        super(VisibleText.of(message), cause);
    }

    /** Creates an exception with a message of several lines. */
    public RegressionException(List<String> lines, @Nullable Throwable cause) {
        super(VisibleText.ofLines(lines), cause);
    }
}
