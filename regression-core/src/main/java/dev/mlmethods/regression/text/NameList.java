package dev.mlmethods.regression.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Names in a text, separated by commas: {@code a,b}. Spaces around them don't matter, and empty ones are left out. A name that contains a comma, or
 * begins with a quote or a space, is in double quotes, with quotes inside it doubled: {@code "price, EUR",b}.
 */
public final class NameList {
    private static final char QUOTE = '"';

    private NameList() {}

    /**
     * {@return the names that a text lists, in their order}
     *
     * @param text names separated by commas; may be empty
     */
    public static List<String> parse(String text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(',', start);
            end = end < 0 ? text.length() : end;
            int opening = firstCharacter(text, start);
            int closing = opening < text.length() && text.charAt(opening) == QUOTE ? closing(text, opening) : -1;
            if (closing < 0) {
                add(names, text.substring(start, end).strip());
            } else {
                end = text.indexOf(',', closing);
                end = end < 0 ? text.length() : end;
                add(names, text.substring(opening + 1, closing).replace("\"\"", "\""));
            }
            start = end + 1;
        }
        return List.copyOf(names);
    }

    private static void add(List<String> names, String name) {
        if (!name.isEmpty()) {
            names.add(name);
        }
    }

    private static int firstCharacter(String text, int start) {
        int first = start;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first;
    }

    /** Where the quotes that begin there end, with nothing but spaces up to the next comma; -1 if they aren't quotes around a name. */
    private static int closing(String text, int opening) {
        for (int i = opening + 1; i < text.length(); i++) {
            if (text.charAt(i) == QUOTE) {
                if (i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                    i++;
                } else {
                    int next = firstCharacter(text, i + 1);
                    return next == text.length() || text.charAt(next) == ',' ? i : -1;
                }
            }
        }
        return -1;
    }

    /**
     * {@return a name as an element of a list: in quotes if necessary}
     *
     * @param name the name itself, unquoted
     */
    public static String element(String name) {
        boolean needsQuotes = name.indexOf(',') >= 0 || name.startsWith("\"") || !name.equals(name.strip());
        return needsQuotes ? QUOTE + name.replace("\"", "\"\"") + QUOTE : name;
    }
}
