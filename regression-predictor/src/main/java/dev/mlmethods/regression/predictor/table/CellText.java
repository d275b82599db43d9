package dev.mlmethods.regression.predictor.table;

import java.util.Set;

/** The text of a table's cell, whatever its column. */
public final class CellText {
    /** The texts that pandas 1.5.3 reads as missing, {@code pandas._libs.parsers.STR_NA_VALUES}; case-sensitive. */
    private static final Set<String> MISSING = Set.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "n/a",
            "nan",
            "null");

    private CellText() {}

    /** The text without the spaces and tabs around it, which never matter. */
    public static String of(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && DecimalNumber.isSpace(cell.charAt(start))) {
            start++;
        }
        while (start < end && DecimalNumber.isSpace(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    /** Whether a text without spaces around it is empty, or marks a missing value. */
    public static boolean isMissing(String text) {
        return MISSING.contains(text);
    }
}
