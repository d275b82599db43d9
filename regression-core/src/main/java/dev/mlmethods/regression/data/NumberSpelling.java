package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.CellText;
import dev.mlmethods.regression.predictor.table.DecimalNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a file are written, if that differs from what {@link DecimalNumber} reads.
 *
 * @param decimal before the fraction: a point or a comma
 * @param thousands between groups of three digits, which may be left out; {@link CsvDialect#NONE} for none
 */
record NumberSpelling(char decimal, char thousands) {
    /** Just decimal points. */
    static final NumberSpelling PLAIN = new NumberSpelling('.', CsvDialect.NONE);

    /** All the spaces that may separate thousands. */
    private static final String SPACES = "[ \u00a0\u2009\u202f]";

    private static final String APOSTROPHES = "['\u2019]";

    boolean isPlain() {
        return equals(PLAIN);
    }

    /** The pattern of numbers with thousands separators. */
    Pattern grouped() {
        String group = switch (thousands) {
            case ' ' -> SPACES;
            case '\'' -> APOSTROPHES;
            default -> Pattern.quote(String.valueOf(thousands));
        };
        return Pattern.compile("[-+]?[1-9]\\d{0,2}(?:" + group + "\\d{3})+(?:" + Pattern.quote(String.valueOf(decimal))
                + "\\d*)?(?:[eE][-+]?\\d+)?");
    }

    /** Reads cells, one after the other; not for use by several threads. */
    Reader reader() {
        return new Reader(this);
    }

    /** Reads cells. */
    static final class Reader {
        private final NumberSpelling spelling;
        private final @Nullable Pattern grouped;

        private Reader(NumberSpelling spelling) {
            this.spelling = spelling;
            this.grouped = spelling.thousands == CsvDialect.NONE ? null : spelling.grouped();
        }

        /** The number that a cell stands for, with a decimal point and without thousands separators; null if it isn't one. */
        @Nullable
        String plain(String cell) {
            String text = CellText.of(cell);
            String plain = withPoint(text);
            if (!Double.isNaN(DecimalNumber.parse(plain.toCharArray(), 0, plain.length()))) {
                return plain;
            }
            return grouped != null && grouped.matcher(text).matches() ? withPoint(ungrouped(text)) : null;
        }

        /** As {@link DecimalNumber#parse}. */
        double parse(char[] buffer, int offset, int length) {
            String plain = plain(new String(buffer, offset, length));
            return plain == null ? Double.NaN : DecimalNumber.parse(plain.toCharArray(), 0, plain.length());
        }

        /** If the point isn't the decimal mark, a text with a point isn't a number. */
        private String withPoint(String text) {
            return spelling.decimal == '.' ? text : text.replace('.', '?').replace(spelling.decimal, '.');
        }

        private String ungrouped(String text) {
            StringBuilder digits = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == spelling.decimal || Character.isLetterOrDigit(c) || c == '-' || c == '+') {
                    digits.append(c);
                }
            }
            return digits.toString();
        }
    }
}
