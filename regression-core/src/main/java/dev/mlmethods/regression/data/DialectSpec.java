package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a user says that a CSV file is written. A component that is null, the default of each, is detected from the file.
 *
 * @param separator the character between two columns; {@code tab} and {@code space} are the words for those characters
 * @param quote the character around texts that contain separators, or {@code none}
 * @param decimal what comes before the fraction of a number: a point or a comma
 * @param thousands what separates the thousands of a number, or {@code none}: a comma, a point, an apostrophe, an underscore or {@code space},
 *     which covers spaces of different widths
 * @param comment the character that begins a comment line, which isn't a row, or {@code none}
 * @param encoding the name of a character set, such as {@code utf-8}, {@code windows-1252} or {@code latin1}
 */
public record DialectSpec(
        @Nullable String separator,
        @Nullable String quote,
        @Nullable String decimal,
        @Nullable String thousands,
        @Nullable String comment,
        @Nullable String encoding) {
    /** Nothing is said: everything is detected. */
    public static final DialectSpec FOUND = new DialectSpec(null, null, null, null, null, null);

    private static final String TAB = "tab";
    private static final String SPACE = "space";
    private static final String NONE = "none";
    private static final String THOUSANDS = ",.'_ ";

    /**
     * Takes each character by its word, and checks them.
     *
     * @param separator a character, {@code tab} or {@code space}; null if it is detected
     * @param quote a character or {@code none}; null if it is detected
     * @param decimal a point or a comma; null if it is detected
     * @param thousands a comma, a point, an apostrophe, an underscore, {@code space} or {@code none}; null if it is detected
     * @param comment a character or {@code none}; null if it is detected
     * @param encoding a character set that this Java knows, or {@code utf-8-sig}; null if it is detected
     * @throws RegressionException if a value isn't valid, or two are the same character where they must differ
     */
    public DialectSpec {
        separator = word("separator", separator, "one character, such as a semicolon, or tab or space");
        quote = word("quote", quote, "one character, or none");
        decimal = word("decimal", decimal, "a point or a comma");
        thousands = word("thousands", thousands, "a comma, a point, an apostrophe, an underscore, space or none");
        comment = word("comment", comment, "one character, such as #, or none");
        if (NONE.equals(separator)) {
            throw fault("separator", NONE, "one character, such as a semicolon, or tab or space");
        }
        if (decimal != null && !decimal.equals(".") && !decimal.equals(",")) {
            throw fault("decimal", decimal, "a point or a comma");
        }
        if (thousands != null && !thousands.equals(NONE) && THOUSANDS.indexOf(character(thousands)) < 0) {
            throw fault("thousands", thousands, "a comma, a point, an apostrophe, an underscore, space or none");
        }
        requireCharset(encoding);
        requireApart(values("separator", separator, "quote", quote, "comment", comment));
        requireApart(values("decimal", decimal, "thousands", thousands));
    }

    private static Map<String, @Nullable String> values(@Nullable String... pairs) {
        Map<String, @Nullable String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return values;
    }

    /** The word of a value: the character itself, except for invisible ones. */
    private static @Nullable String word(String parameter, @Nullable String value, String expected) {
        if (value == null) {
            return null;
        }
        String word = value.equals("\t") || value.equals("\\t") ? TAB : value.equals(" ") ? SPACE : value;
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals(TAB) || lower.equals(SPACE) || lower.equals(NONE)) {
            return lower;
        }
        if (word.length() != 1 || !isMark(word.charAt(0))) {
            throw fault(parameter, word, expected);
        }
        return word;
    }

    /** Any character that isn't itself part of a number or a name. */
    private static boolean isMark(char c) {
        return !Character.isLetterOrDigit(c)
                && !Character.isSurrogate(c)
                && !Character.isISOControl(c)
                && c != '-'
                && c != '+';
    }

    private static void requireCharset(@Nullable String encoding) {
        if (encoding != null) {
            charset(encoding);
        }
    }

    private static Charset charset(String encoding) {
        if (encoding.equalsIgnoreCase("utf-8-sig")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw fault("encoding", encoding, "the name of a character set, such as utf-8, windows-1252 or latin1");
        }
    }

    private static void requireApart(Map<String, @Nullable String> values) {
        values.forEach((parameter, value) -> values.forEach((other, otherValue) -> {
            if (value != null && !value.equals(NONE) && value.equals(otherValue) && parameter.compareTo(other) < 0) {
                throw new RegressionException(parameter + " and " + other + " are both " + Excerpt.quoted(value)
                        + "; give one of them another character, or leave it out.");
            }
        }));
    }

    private static RegressionException fault(String parameter, String value, String expected) {
        return new RegressionException(parameter + " is " + Excerpt.quoted(value) + "; it must be " + expected + ".");
    }

    /** The character that a word stands for; {@link CsvDialect#NONE} for none. */
    static char character(String word) {
        return switch (word) {
            case TAB -> '\t';
            case SPACE -> ' ';
            case NONE -> CsvDialect.NONE;
            default -> word.charAt(0);
        };
    }

    /** The character set; null if it has to be detected. */
    @Nullable
    Charset charset() {
        return encoding == null ? null : charset(encoding);
    }
}
