package dev.mlmethods.regression.internal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text from data, a POM or a file where people and CI servers read it: a column may be called anything, and must not start a line of its own, move the cursor
 * of a terminal, turn the direction of what follows, or be taken for a command.
 *
 * <p>What cannot be seen is written as Java and JSON escape it, {@code \n} or {@code \}{@code u001B}. Text that has been through here comes through unchanged.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The text in one line. */
    public static String of(String text) {
        return dev.mlmethods.regression.predictor.text.VisibleText.of(text);
    }

    /** A text of several lines, each of which is ours. */
    public static String ofLines(List<String> lines) {
        return lines.stream().map(VisibleText::of).collect(Collectors.joining("\n"));
    }
}
