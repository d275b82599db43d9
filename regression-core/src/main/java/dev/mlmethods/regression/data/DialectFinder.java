package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a CSV file is written from its first {@value CsvHead#MOST_BYTES} bytes. What can be read in two ways is refused, with the parameter
 * that decides which.
 *
 * <p>What the user gives comes first, then what the file says unambiguously, then what was given for another file of the same model, and then what
 * most programs write.
 */
final class DialectFinder {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\\A\"?sep=(.)\"?(?:\\r\\n?|\\n|\\z)", Pattern.CASE_INSENSITIVE);
    private static final char COMMENT = '#';

    private final String name;
    private final DialectSpec given;
    private final DialectSpec otherwise;

    /**
     * Looks at nothing yet.
     *
     * @param name what messages call the file
     * @param given by the user, for this file
     * @param otherwise what applies if the file doesn't say
     */
    DialectFinder(String name, DialectSpec given, DialectSpec otherwise) {
        this.name = name;
        this.given = given;
        this.otherwise = otherwise;
    }

    /**
     * How the file is written.
     *
     * @throws RegressionException if that can't be determined
     */
    CsvDialect find(CsvHead head) {
        Charset encoding = encoding(head);
        String text = head.text(encoding);
        if (text.indexOf(0) >= 0) {
            // It isn't text, which whoever reads it reports.
            return CsvDialect.PLAIN;
        }
        Matcher line = SEPARATOR_LINE.matcher(text);
        boolean hasLine = line.find();
        String table = hasLine ? text.substring(line.end()) : text;
        @Nullable Character stated = hasLine ? (Character) line.group(1).charAt(0) : null;
        char quote = given(DialectSpec::quote).orElseGet(() -> quote(table));
        char comment = given(DialectSpec::comment).orElseGet(() -> comment(table, stated, quote));
        char separator = given(DialectSpec::separator).orElseGet(() -> separator(table, stated, quote, comment));
        CsvDialect dialect =
                new CsvDialect(separator, quote, comment, NumberSpelling.PLAIN, encoding, head.compression(), hasLine);
        return new CsvDialect(
                separator, quote, comment, numbers(table, dialect), encoding, head.compression(), hasLine);
    }

    private Optional<Character> given(Function<DialectSpec, @Nullable String> parameter) {
        return Optional.ofNullable(parameter.apply(given)).map(DialectSpec::character);
    }

    private Optional<Character> otherwise(Function<DialectSpec, @Nullable String> parameter) {
        return Optional.ofNullable(parameter.apply(otherwise)).map(DialectSpec::character);
    }

    /** Windows-1252, when it is found, is only likely, so any other encoding that was given comes first. */
    private Charset encoding(CsvHead head) {
        Charset found = head.encoding();
        boolean isSure = StandardCharsets.UTF_8.equals(found) || StandardCharsets.UTF_16.equals(found);
        return Stream.of(given.charset(), isSure ? found : null, otherwise.charset(), found)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(StandardCharsets.UTF_8);
    }

    /** An apostrophe only if the first name begins with one and the line ends with one. */
    private char quote(String table) {
        String header = table.stripLeading().lines().findFirst().orElse("").strip();
        boolean isApostrophe = header.length() > 2 && header.startsWith("'") && header.endsWith("'");
        return isApostrophe ? '\'' : otherwise(DialectSpec::quote).orElse(CsvDialect.PLAIN.quote());
    }

    /** Lines above the header are comments if the header has different columns than they would make. */
    private char comment(String table, @Nullable Character stated, char quote) {
        char byDefault = otherwise(DialectSpec::comment).orElse(CsvDialect.PLAIN.comment());
        String first = table.stripLeading();
        if (first.isEmpty() || first.charAt(0) != COMMENT || quote == COMMENT) {
            return byDefault;
        }
        char separator = given(DialectSpec::separator).orElseGet(() -> separator(table, stated, quote, COMMENT));
        List<List<String>> asHeader =
                HeadRecords.of(table, separator, quote, CsvDialect.NONE).records();
        List<List<String>> asComment =
                HeadRecords.of(table, separator, quote, COMMENT).records();
        if (asComment.isEmpty()) {
            return byDefault;
        }
        if (asHeader.isEmpty() || asHeader.get(0).size() != asComment.get(0).size()) {
            return COMMENT;
        }
        if (byDefault != CsvDialect.NONE || HeadRecords.hasNumber(asComment.get(0))) {
            return byDefault;
        }
        throw new RegressionException(name + " begins with a line that may be either a comment or the header: "
                + Excerpt.quoted(first.lines().findFirst().orElse("")) + ". Set comment to # or to none.");
    }

    private char separator(String table, @Nullable Character stated, char quote, char comment) {
        if (stated != null) {
            return stated;
        }
        List<HeadRecords> candidates = SEPARATORS.stream()
                .filter(separator -> separator != quote && separator != comment)
                .filter(separator -> HeadRecords.headerOf(table, separator, quote, comment) > 1)
                .map(separator -> HeadRecords.of(table, separator, quote, comment))
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0).separator();
        }
        if (candidates.isEmpty()) {
            return otherwise(DialectSpec::separator).orElse(CsvDialect.PLAIN.separator());
        }
        List<HeadRecords> even = candidates.stream().filter(HeadRecords::isEven).toList();
        if (even.size() == 1) {
            return even.get(0).separator();
        }
        return otherwise(DialectSpec::separator).orElseThrow(() -> {
            List<String> ways = (even.isEmpty() ? candidates : even)
                    .stream().map(way -> CsvDialect.plural(way.separator())).toList();
            return new RegressionException(name + " may be separated by " + String.join(" or by ", ways)
                    + " because its header has both. Set separator to the right one.");
        });
    }

    /** If commas separate columns, numbers have none, unless the user says so. */
    private NumberSpelling numbers(String table, CsvDialect dialect) {
        boolean isSaid = Stream.of(given.decimal(), given.thousands(), otherwise.decimal(), otherwise.thousands())
                .anyMatch(Objects::nonNull);
        if (dialect.separator() == CsvDialect.PLAIN.separator() && !isSaid) {
            return NumberSpelling.PLAIN;
        }
        HeadRecords records = HeadRecords.of(table, dialect.separator(), dialect.quote(), dialect.comment());
        return new SpellingFinder(name, records.rows()).find(spellings(given), spellings(otherwise));
    }

    /** Those consistent with what was said, the plainest first. */
    private static List<NumberSpelling> spellings(DialectSpec said) {
        List<NumberSpelling> spellings = new ArrayList<>();
        for (char thousands : new char[] {CsvDialect.NONE, ',', '.', ' ', '\'', '_'}) {
            for (char decimal : new char[] {'.', ','}) {
                boolean fits = (said.decimal() == null || DialectSpec.character(said.decimal()) == decimal)
                        && (said.thousands() == null
                                ? thousands != '_'
                                : DialectSpec.character(said.thousands()) == thousands);
                if (fits && decimal != thousands) {
                    spellings.add(new NumberSpelling(decimal, thousands));
                }
            }
        }
        return spellings;
    }
}
