package dev.mlmethods.regression.internal;

import java.util.List;
import java.util.stream.Collectors;

/** Shows text from a file or a setting in a message: short, and with its invisible characters made visible. */
public final class Excerpt {
    private static final int MAX_CHARACTERS = 40;
    private static final int MAX_SENTENCE = 400;
    private static final int MAX_NAMES = 20;

    private Excerpt() {}

    /** The text in single quotes. */
    public static String quoted(String text) {
        return "'" + name(text) + "'";
    }

    /** The text as it is. */
    public static String name(String text) {
        return visible(text, MAX_CHARACTERS);
    }

    /** A text of some words. */
    public static String sentence(String text) {
        return visible(text, MAX_SENTENCE);
    }

    /** The names, separated by commas, the first 20 of them if there are more. */
    public static String listed(List<String> names) {
        String listed = names.stream().limit(MAX_NAMES).map(Excerpt::name).collect(Collectors.joining(", "));
        return names.size() > MAX_NAMES ? listed + " and " + (names.size() - MAX_NAMES) + " more" : listed;
    }

    private static String visible(String text, int most) {
        StringBuilder visible = new StringBuilder();
        int shown = Math.min(text.length(), most);
        if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
            shown--;
        }
        text.substring(0, shown).codePoints().forEach(c -> append(visible, c));
        return shown < text.length() ? visible + "..." : visible.toString();
    }

    private static void append(StringBuilder visible, int codePoint) {
        switch (codePoint) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            default -> {
                if (isVisible(codePoint)) {
                    visible.appendCodePoint(codePoint);
                } else {
                    visible.append("\\u").append("%04X".formatted(codePoint));
                }
            }
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
