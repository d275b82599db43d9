package dev.mlmethods.regression.data;

import dev.mlmethods.regression.internal.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/** Shows text from a file or a setting in a message: short, and with its invisible characters made visible. */
final class Excerpt {
    private static final int MAX_CHARACTERS = 40;
    private static final int MAX_NAMES = 20;

    private Excerpt() {}

    /** The text in single quotes. */
    static String quoted(String text) {
        return "'" + visible(text) + "'";
    }

    /** The names, separated by commas, the first 20 of them if there are more. */
    static String listed(List<String> names) {
        String listed = names.stream().limit(MAX_NAMES).map(Excerpt::visible).collect(Collectors.joining(", "));
        return names.size() > MAX_NAMES ? listed + " and " + (names.size() - MAX_NAMES) + " more" : listed;
    }

    private static String visible(String text) {
        int shown = Math.min(text.length(), MAX_CHARACTERS);
        if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
            shown--;
        }
        String visible = VisibleText.of(text.substring(0, shown));
        return shown < text.length() ? visible + "..." : visible;
    }
}
