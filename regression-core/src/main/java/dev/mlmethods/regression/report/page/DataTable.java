package dev.mlmethods.regression.report.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of a page.
 *
 * @param header the names of the columns
 * @param rows as many texts each
 */
public record DataTable(List<String> header, List<List<String>> rows) {
    private static final String NUMBER = "[-+]?[0-9][0-9,]*(\\.[0-9]+)?(e-?\\d+)?%?";
    /** A number, maybe with its interval; a range; or none. */
    private static final Pattern NUMERIC = Pattern.compile(NUMBER + "( \\(.*\\)|\\.\\." + NUMBER + ")?|n/a|");

    /** Copies the lists. */
    public DataTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Whether a column holds numbers, which stand at its right. */
    public boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> NUMERIC.matcher(row.get(column)).matches());
    }
}
