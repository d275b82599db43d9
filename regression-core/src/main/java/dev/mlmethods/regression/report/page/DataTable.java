package dev.mlmethods.regression.report.page;

import java.util.List;

/**
 * A table of a page.
 *
 * @param header the names of the columns
 * @param rows as many texts each
 */
public record DataTable(List<String> header, List<List<String>> rows) {
    /** Copies the lists. */
    public DataTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
