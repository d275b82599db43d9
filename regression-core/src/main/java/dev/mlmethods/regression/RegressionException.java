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

    /**
     * Creates an exception with a message of one line.
     *
     * @param message what the user is told: the element, the bad value and the remedy; a line break or another invisible character from data is
     *     escaped
     */
    public RegressionException(String message) {
        super(VisibleText.of(message));
    }

    /**
     * Creates an exception with a message of one line and a cause.
     *
     * @param message what the user is told: the element, the bad value and the remedy; a line break or another invisible character from data is
     *     escaped
     * @param cause for the stack trace; null if there is none
     */
    public RegressionException(String message, @Nullable Throwable cause) {
        super(VisibleText.of(message), cause);
    }

    /**
     * Creates an exception with a message of several lines.
     *
     * @param lines the message, line by line; a line break or another invisible character within a line is escaped
     * @param cause for the stack trace; null if there is none
     */
    public RegressionException(List<String> lines, @Nullable Throwable cause) {
        super(VisibleText.ofLines(lines), cause);
    }
}
