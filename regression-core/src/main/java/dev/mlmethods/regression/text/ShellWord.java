package dev.mlmethods.regression.text;

import java.util.regex.Pattern;

/** Words of commands that a user can paste into a POSIX shell. */
public final class ShellWord {
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /**
     * {@return a text that the shell takes as one word, whatever characters it has}
     *
     * @param text without quotes; it stays as it is if the shell takes it literally
     */
    public static String quoted(String text) {
        return NEEDS_NO_QUOTES.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
