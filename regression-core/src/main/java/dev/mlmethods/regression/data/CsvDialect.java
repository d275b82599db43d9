package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param separator between two columns
 * @param quote around a field; {@link #NONE} if fields have no quotes
 * @param comment the character that begins a comment line, which isn't a row; {@link #NONE} if there are no such lines
 * @param numbers how numbers are written
 * @param encoding the character set
 * @param compression of the file
 * @param hasSeparatorLine whether the first line says {@code sep=} and the separator
 */
record CsvDialect(
        char separator,
        char quote,
        char comment,
        NumberSpelling numbers,
        Charset encoding,
        Compression compression,
        boolean hasSeparatorLine) {
    /** No character: it doesn't occur in any file, because a zero byte isn't text. */
    static final char NONE = '\0';

    /** What most programs write. */
    static final CsvDialect PLAIN =
            new CsvDialect(',', '"', NONE, NumberSpelling.PLAIN, StandardCharsets.UTF_8, Compression.NONE, false);

    /** Checks that what was given and what was found are consistent. */
    CsvDialect {
        if (separator == quote) {
            throw both("separator", "quote", separator);
        }
        if (comment != NONE && (comment == separator || comment == quote)) {
            throw both("comment", comment == separator ? "separator" : "quote", comment);
        }
    }

    private static RegressionException both(String parameter, String other, char value) {
        return new RegressionException(parameter + " and " + other + " are both "
                + Excerpt.quoted(String.valueOf(value)) + "; set one of them to another character.");
    }

    /**
     * What was found in the file and isn't what most programs write, such as {@code separated by semicolons, decimal commas}; empty if there is
     * nothing to report.
     *
     * @param given what was given, rather than found
     */
    String found(DialectSpec given) {
        List<String> found = new ArrayList<>();
        if (compression != Compression.NONE) {
            found.add("compressed by " + compression.displayName());
        }
        if (given.encoding() == null && !encoding.equals(StandardCharsets.UTF_8)) {
            found.add("in " + encoding.name());
        }
        if (given.separator() == null && separator != PLAIN.separator) {
            found.add("separated by " + plural(separator));
        }
        if (given.quote() == null && quote != PLAIN.quote) {
            found.add("quoted by " + plural(quote));
        }
        if (given.comment() == null && comment != PLAIN.comment) {
            found.add("comments begin with " + comment);
        }
        if (given.decimal() == null && numbers.decimal() != PLAIN.numbers.decimal()) {
            found.add("decimal " + plural(numbers.decimal()));
        }
        if (given.thousands() == null && numbers.thousands() != NONE) {
            found.add(plural(numbers.thousands()) + " between thousands");
        }
        return String.join(", ", found);
    }

    /** The name of a character, in the plural. */
    static String plural(char mark) {
        return switch (mark) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '.' -> "points";
            case '\t' -> "tabs";
            case ' ' -> "spaces";
            case '|' -> "vertical bars";
            case '\'' -> "apostrophes";
            default -> String.valueOf(mark);
        };
    }
}
