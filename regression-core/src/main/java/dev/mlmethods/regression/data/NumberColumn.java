package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.DecimalNumber;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file that is read, and what messages say about it.
 *
 * @param index 0-based, in the file
 * @param leaveOut how the user can do without the column, for messages; empty if that is impossible
 */
record NumberColumn(int index, String name, String leaveOut) {
    private static final Set<String> MISSING =
            Set.of("nan", "na", "n/a", "#n/a", "<na>", "null", "none", "nil", "-", "?", ".");
    private static final Set<String> INFINITE = Set.of("inf", "infinity");

    /** The fault of a cell that is not a finite number. */
    NotANumberException fault(String table, long line, String cell, NumberSpelling numbers) {
        return new NotANumberException(table + ", " + explained(line, cell, numbers));
    }

    /** The fault of a cell that is not a finite number in the file's spelling, without the table. */
    String explained(long line, String cell, NumberSpelling numbers) {
        boolean isOfOtherSpelling = numbers.decimal() != '.'
                && cell.indexOf('.') >= 0
                && Double.isFinite(DecimalNumber.parse(cell.toCharArray(), 0, cell.length()));
        return isOfOtherSpelling
                ? place(line) + Excerpt.quoted(cell.strip())
                        + " has a point, but the numbers of the file have decimal commas. Correct it" + orElse()
                : explained(line, cell);
    }

    /** The fault of a cell that is not a finite number, without the table. */
    String explained(long line, String cell) {
        return place(line) + explain(cell.strip());
    }

    /** The fault of a cell that isn't a value of a type, without the table. */
    String explained(CsvRow.Cell cell, ColumnType type) {
        return explained(cell, type, null);
    }

    /**
     * The same if another cell of the column is known.
     *
     * @param example the first cell that is a value of the type
     */
    String explained(CsvRow.Cell cell, ColumnType type, CsvRow.@Nullable Cell example) {
        if (type == ColumnType.NUMBER) {
            return explained(cell.line(), cell.text());
        }
        return place(cell.line())
                + Excerpt.quoted(cell.text())
                + OtherDate.of(cell.text(), type, example)
                        .map(OtherDate::sentence)
                        .orElseGet(() -> " is not " + type.what() + ". " + type.remedy())
                + orElse();
    }

    /** Where a cell is, as the beginning of the fault. */
    String place(long line) {
        return "line " + line + ", " + place() + ": ";
    }

    /** That a cell is missing that must not be, and where: without the consequences. */
    String missing(CsvRow.Cell cell) {
        return place(cell.line())
                + (cell.text().isEmpty() ? "the cell is empty" : Excerpt.quoted(cell.text()) + " is a missing value");
    }

    /** That a column has no number at all, without the consequences. */
    static String withoutNumbers(CsvRow.Cell first) {
        return "none of its cells is a number, not even the first, " + Excerpt.quoted(first.text()) + " in line "
                + first.line();
    }

    /** Which column it is, for messages. */
    String place() {
        return "column " + (index + 1) + " " + Excerpt.quoted(name);
    }

    private String explain(String cell) {
        if (cell.isEmpty()) {
            return "the cell is empty. Fill it in" + orElse();
        }
        String word = unsigned(cell.toLowerCase(Locale.ROOT));
        String quoted = Excerpt.quoted(cell);
        if (marksMissing(cell)) {
            return quoted + " marks a missing value. Fill it in" + orElse();
        }
        if (INFINITE.contains(word)) {
            return quoted + " is not a finite number. Correct it" + orElse();
        }
        if (Double.isInfinite(DecimalNumber.parse(cell.toCharArray(), 0, cell.length()))) {
            return quoted + " is beyond the range of float64 (1.8e308). Correct it" + orElse();
        }
        if (DecimalNumber.parse(cell.toCharArray(), 0, cell.length()) == 0) {
            return quoted + " is so small that float64 rounds it to 0 (below 5e-324). Write 0, or correct it"
                    + orElse();
        }
        return quoted
                + OtherSpelling.of(cell)
                        .map(OtherSpelling::sentence)
                        .orElseGet(() -> " is not a number. Write it like -12, 0.5 or 1e-3" + orElse());
    }

    /** What else to do about a cell, with the period. */
    String orElse() {
        return leaveOut.isEmpty() ? ", or drop the row." : ", drop the row, or " + leaveOut + ".";
    }

    /** Whether a cell is neither a number nor meant as one, nor as a missing one. */
    static boolean isText(String cell) {
        return !marksMissing(cell)
                && !INFINITE.contains(unsigned(cell.toLowerCase(Locale.ROOT)))
                && Double.isNaN(DecimalNumber.parse(cell.toCharArray(), 0, cell.length()))
                && OtherSpelling.of(cell).isEmpty();
    }

    /** Whether a cell is a word that other programs write for a missing value. */
    static boolean marksMissing(String cell) {
        return MISSING.contains(unsigned(cell.toLowerCase(Locale.ROOT)));
    }

    private static String unsigned(String word) {
        return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '+') ? word.substring(1) : word;
    }
}
