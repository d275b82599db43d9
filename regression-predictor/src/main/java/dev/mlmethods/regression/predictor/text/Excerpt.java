package dev.mlmethods.regression.predictor.text;

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

    /** A text of several words. */
    public static String sentence(String text) {
        return visible(text, MAX_SENTENCE);
    }

    /** The names, separated by commas, the first 20 of them if there are more. */
    public static String listed(List<String> names) {
        String listed = names.stream().limit(MAX_NAMES).map(Excerpt::name).collect(Collectors.joining(", "));
        return names.size() > MAX_NAMES ? listed + " and " + (names.size() - MAX_NAMES) + " more" : listed;
    }

    private static String visible(String text, int most) {
        int shown = Math.min(text.length(), most);
        if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
            shown--;
        }
        String visible = VisibleText.of(text.substring(0, shown));
        return shown < text.length() ? visible + "..." : visible;
    }
}
