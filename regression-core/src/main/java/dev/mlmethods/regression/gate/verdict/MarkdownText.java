package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.predictor.text.VisibleText;
import java.util.regex.Pattern;

/** Text from data, such as the name of a column, in GitHub's Markdown: shown as it is, in one line, never as markup. */
final class MarkdownText {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~#$]");
    private static final Pattern BULLET = Pattern.compile("^(\\d*)((?<!\\d)[-+=]|(?<=\\d)[.)](?=\\s))");
    private static final String CUT = "…";

    private MarkdownText() {}

    /** The same at the start of a line, where some characters make a list. */
    static String startingLine(String text, int longest) {
        return BULLET.matcher(of(text, longest)).replaceAll("$1\\\\$2");
    }

    /**
     * A text with its markup escaped.
     *
     * @param longest how many of its characters are shown, at least 1; each takes at most 5 in the result
     */
    static String of(String text, int longest) {
        String line = VisibleText.of(text).strip();
        String shown = line.length() <= longest ? line : line.substring(0, wholeCharacters(line, longest)) + CUT;
        String escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MARKUP.matcher(escaped).replaceAll("\\\\$0");
    }

    private static int wholeCharacters(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
}
