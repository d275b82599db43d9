package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.DecimalNumber;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The column names of a table, and where each stands. */
final class TableColumns {
    private final String table;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    private TableColumns(String table, List<String> names) {
        this.table = table;
        this.names = List.copyOf(names);
    }

    /** The columns of a table whose names are known to be in order. */
    static TableColumns of(String table, List<String> names) {
        return ofHeader(table, 1, names);
    }

    /**
     * The columns that the header of a CSV file names.
     *
     * @param line the header's line, for messages
     * @throws RegressionException if a name is empty or used twice, or the file has another separator than the comma
     */
    static TableColumns ofHeader(String table, long line, List<String> names) {
        TableColumns columns = new TableColumns(table, names);
        String place = table + ", line " + line + ": ";
        if (names.size() == 1) {
            requireComma(place, names.get(0));
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty()) {
                throw new RegressionException(place + "column " + (i + 1) + " has no name. " + remedyForNoName(i));
            }
            Integer before = columns.indexes.putIfAbsent(name, i);
            if (before != null) {
                throw new RegressionException(place + "columns " + (before + 1) + " and " + (i + 1)
                        + " are both called " + Excerpt.quoted(name)
                        + ". Rename one of them; the first line must hold the column names.");
            }
        }
        return columns;
    }

    private static void requireComma(String place, String header) {
        String separator = header.contains(";") ? "a semicolon" : header.contains("\t") ? "a tab" : "";
        if (!separator.isEmpty()) {
            throw new RegressionException(place + "the columns are separated by " + separator
                    + ". Save the file with commas between the columns and with decimal points in the numbers.");
        }
    }

    private static String remedyForNoName(int index) {
        return index == 0
                ? "Name it, or remove it: pandas writes no such index column with to_csv(..., index=False)."
                : "Name it, or remove the comma too many.";
    }

    /** What messages call the table. */
    String table() {
        return table;
    }

    /** The names, in the table's order. */
    List<String> names() {
        return names;
    }

    /**
     * The 0-based index of a column.
     *
     * @param request what asks for the column, as the message starts: {@code target is}
     * @throws RegressionException if there is no such column; the message lists those there are
     */
    int indexOf(String request, String column) {
        Integer index = indexes.get(column);
        if (index == null) {
            throw new RegressionException(request + " " + Excerpt.quoted(column) + ", but " + table
                    + " has no such column"
                    + NearNames.nearest(column, names)
                            .map(near -> "; did you mean " + Excerpt.quoted(near) + "?")
                            .orElse(".")
                    + " " + listed()
                    + (looksLikeNumbers() ? " The first line must hold the column names." : ""));
        }
        return index;
    }

    /** The sentence that lists the columns. */
    String listed() {
        return names.size() == 1
                ? "The only column is " + Excerpt.listed(names) + "."
                : "The columns are " + Excerpt.listed(names) + ".";
    }

    private boolean looksLikeNumbers() {
        return names.stream()
                .allMatch(name -> Double.isFinite(DecimalNumber.parse(name.toCharArray(), 0, name.length())));
    }
}
