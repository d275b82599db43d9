package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.DecimalNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell that people would read as a number, but that isn't one as written.
 *
 * @param sentence what is wrong with it and what to do, to follow the quoted cell
 */
record OtherSpelling(String sentence) {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d*|[-+]?,\\d+");
    private static final Pattern COMMA_GROUP = Pattern.compile("[-+]?[1-9]\\d{0,2},\\d{3}");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[-+]?[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d*)?");
    private static final Pattern POINT_GROUPS = Pattern.compile("[-+]?[1-9]\\d{0,2}(?:\\.\\d{3})+(?:,\\d*)?");

    /** The one for a cell that isn't a number; empty if people wouldn't read it as a number either. */
    static Optional<OtherSpelling> of(String cell) {
        if (cell.isEmpty() || isLetter(cell.charAt(0))) {
            return Optional.empty();
        }
        if (COMMA_GROUP.matcher(cell).matches()) {
            return spelling(" has a comma. Set decimal to it if it is a decimal comma, thousands if thousands are"
                    + " separated by it, or write numbers like 3.14 or 1234.5.");
        } else if (DECIMAL_COMMA.matcher(cell).matches()) {
            return spelling(" has a decimal comma. Set decimal to a comma, or write numbers like 3.14.");
        } else if (COMMA_GROUPS.matcher(cell).matches()) {
            return spelling(" has commas between thousands. Set thousands to a comma, or write numbers like 1234.5.");
        } else if (POINT_GROUPS.matcher(cell).matches()) {
            return spelling(" has points between thousands. Set thousands to a point and decimal to a comma, or write"
                    + " numbers like 1234.5.");
        }
        return ofOtherCharacters(cell);
    }

    /** As most texts begin: there may be millions of them. */
    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static Optional<OtherSpelling> spelling(String sentence) {
        return Optional.of(new OtherSpelling(sentence));
    }

    /** Minus signs, dashes and full-width characters, which look like the characters of numbers. */
    private static Optional<OtherSpelling> ofOtherCharacters(String cell) {
        StringBuilder ascii = new StringBuilder();
        int first = -1;
        for (int i = 0; i < cell.length(); i++) {
            char plain = plain(cell.charAt(i));
            first = first < 0 && plain != cell.charAt(i) ? i : first;
            ascii.append(plain);
        }
        if (first < 0 || Double.isNaN(DecimalNumber.parse(ascii.toString().toCharArray(), 0, ascii.length()))) {
            return Optional.empty();
        }
        return spelling(String.format(
                " is not a number because its %s is the character U+%04X. Write %s.",
                cell.charAt(first), (int) cell.charAt(first), ascii));
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2212', '\u2010', '\u2011', '\u2012', '\u2013', '\ufe63' -> '-';
            default -> c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c;
        };
    }
}
