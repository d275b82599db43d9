package dev.mlmethods.regression.report.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of a page.
 *
 * @param header the names of the columns
 * @param rows the same number of texts each
 */
public record DataTable(List<String> header, List<List<String>> rows) {
    private static final String NUMBER = "[-+]?[0-9][0-9,]*(\\.[0-9]+)?(e-?\\d+)?%?";
    /** A number, possibly with its interval; a range; or nothing. */
    private static final Pattern NUMERIC = Pattern.compile(NUMBER + "( \\(.*\\)|\\.\\." + NUMBER + ")?|n/a|");

    /**
     * Copies the lists.
     *
     * @param header the names of the columns; copied
     * @param rows as many texts each as there are columns; copied
     */
    public DataTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** {@return for each column, whether it contains numbers, which are right-aligned} It looks at each cell once. */
    public List<Boolean> numericColumns() {
        return IntStream.range(0, header.size()).mapToObj(this::isNumeric).toList();
    }

    private boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> NUMERIC.matcher(row.get(column)).matches());
    }
}
