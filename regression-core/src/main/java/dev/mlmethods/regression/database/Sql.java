package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the text of a query, as far as that can be done for all databases: it tells words from quoted texts and comments. Databases are also asked to write
 * nothing, each in its own way; this finds mistakes before one is asked.
 */
final class Sql {
    /** What a statement that only reads begins with. DuckDB's may begin with FROM. */
    private static final Set<String> READING = Set.of("select", "with", "values", "table", "from");

    private final String text;
    private int at;

    private Sql(String text) {
        this.text = text;
    }

    /**
     * Requires one statement that only reads.
     *
     * @return the query without a semicolon and white space at its ends
     * @throws RegressionException if it is something else
     */
    static String requireOneSelect(String query) {
        if (query.isBlank()) {
            throw new RegressionException("query is empty; give a SELECT, such as select * from houses.");
        }
        return new Sql(query).checked();
    }

    private String checked() {
        boolean isFirst = true;
        while (skipToCode()) {
            if (text.charAt(at) == ';') {
                return ended();
            }
            if (!isOfWord(text.charAt(at)) || Character.isDigit(text.charAt(at))) {
                isFirst &= text.charAt(at) == '(';
                at++;
                continue;
            }
            String word = word();
            if (isFirst && !READING.contains(word)) {
                throw new RegressionException(
                        "query begins with " + Excerpt.quoted(word)
                                + ", and only a query that reads can be asked: one that begins with select, with, values, table or from.");
            }
            if (word.equals("into")) {
                throw new RegressionException(
                        "query has the word into, with which a database writes what was selected; leave it out. A column of that name needs quotes.");
            }
            isFirst = false;
        }
        if (isFirst) {
            throw new RegressionException("query has no statement in it; give a SELECT, such as select * from houses.");
        }
        return text.strip();
    }

    private String ended() {
        String query = text.substring(0, at).strip();
        at++;
        if (skipToCode()) {
            throw new RegressionException("query has two statements: after a semicolon follows "
                    + Excerpt.quoted(text.substring(at).strip()) + ". Give one SELECT.");
        }
        return query;
    }

    private String word() {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    /** Skips white space, comments and quoted texts; whether anything follows. */
    private boolean skipToCode() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("--", at)) {
                skipPast("\n", at);
            } else if (text.startsWith("/*!", at) || text.startsWith("/*M!", at)) {
                throw new RegressionException(
                        "query has a comment that begins with /*!, which MariaDB executes; write the query without it.");
            } else if (text.startsWith("/*", at)) {
                skipPast("*/", at + 2);
            } else if (c == '\'' || c == '"' || c == '`') {
                skipPast(String.valueOf(c), at + 1);
            } else {
                String quote = dollarQuote();
                if (quote == null) {
                    return true;
                }
                skipPast(quote, at + quote.length());
            }
        }
        return false;
    }

    /** PostgreSQL quotes texts with {@code $$} or {@code $tag$}, too. */
    private @Nullable String dollarQuote() {
        if (text.charAt(at) != '$') {
            return null;
        }
        int end = at + 1;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        boolean isParameter = end > at + 1 && Character.isDigit(text.charAt(at + 1));
        return end < text.length() && text.charAt(end) == '$' && !isParameter ? text.substring(at, end + 1) : null;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void skipPast(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }
}
