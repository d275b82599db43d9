package dev.mlmethods.regression.predictor.text;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from data, a POM or a file where people and CI servers read it: a column may be called anything, but its name must not start a line of its
 * own, move the cursor of a terminal, reverse the direction of what follows, or be mistaken for a command.
 *
 * <p>Invisible characters are written the way Java and JSON escape them, {@code \n} or {@code \}{@code u001B}. Text that has already been converted
 * stays unchanged.
 */
public final class VisibleText {
    /**
     * What the runners of GitHub and Azure and TeamCity interpret as commands: {@code ::} at the start of a line, {@code ##} with a word and a
     * bracket anywhere.
     */
    private static final Pattern COMMAND = Pattern.compile("^(\\s*):(?=:)|#(?=#\\w*\\[)");

    private VisibleText() {}

    /** The text in one line. */
    public static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(visible, point));
        return COMMAND.matcher(visible).replaceAll(VisibleText::escaped);
    }

    /** A text of several lines, each of which comes from this project. */
    public static String ofLines(List<String> lines) {
        StringJoiner visible = new StringJoiner("\n");
        for (String line : lines) {
            visible.add(of(line));
        }
        return visible.toString();
    }

    private static String escaped(MatchResult command) {
        String start = command.group(1);
        return start == null ? "\\\\u0023" : Matcher.quoteReplacement(start + "\\u003A");
    }

    private static void append(StringBuilder visible, int point) {
        switch (point) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            default -> {
                if (isVisible(point)) {
                    visible.appendCodePoint(point);
                } else {
                    for (char unit : Character.toChars(point)) {
                        visible.append("\\u").append("%04X".formatted((int) unit));
                    }
                }
            }
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
