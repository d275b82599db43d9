package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.DecimalNumber;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The column names of a table, and the position of each. */
final class TableColumns {
    /** What a first column without a name is called. */
    static final String ROW_NAMES = "row";

    /** The requests of parameters that list names. */
    private static final Set<String> LISTS = Set.of("exclude names", "features names", "targetMeans names");

    private final String table;
    private final String place;
    private final List<String> names;
    private final boolean hasRowNames;
    private final Map<String, Integer> firstIndexes = new HashMap<>();
    private final Map<String, Integer> lastIndexes = new HashMap<>();

    private TableColumns(String table, String place, List<String> names, boolean hasRowNames) {
        this.table = table;
        this.place = place;
        this.names = List.copyOf(names);
        this.hasRowNames = hasRowNames;
        for (int i = 0; i < names.size(); i++) {
            firstIndexes.putIfAbsent(names.get(i), i);
            lastIndexes.put(names.get(i), i);
        }
    }

    /** The columns of a table whose names are known to be in order. */
    static TableColumns of(String table, List<String> names) {
        return ofHeader(table, 1, names);
    }

    /**
     * The columns that the header of a CSV file names. Those without a name and of the same name are errors only when they are asked for; the first
     * one without a name is called {@value #ROW_NAMES} unless another one has that name.
     *
     * @param line the header's line, for messages
     */
    static TableColumns ofHeader(String table, long line, List<String> header) {
        List<String> names = new ArrayList<>(header);
        boolean hasRowNames = names.size() > 1 && names.get(0).isEmpty() && !names.contains(ROW_NAMES);
        if (hasRowNames) {
            names.set(0, ROW_NAMES);
        }
        return new TableColumns(table, table + ", line " + line + ": ", names, hasRowNames);
    }

    /**
     * Checks a column that is asked for.
     *
     * @throws RegressionException if it has no name, or another column has the same
     */
    private void requireSound(int index) {
        String name = names.get(index);
        if (name.isEmpty()) {
            throw new RegressionException(place + "column " + (index + 1) + " has no name. " + remedyForNoName(index));
        }
        int first = firstIndexes.getOrDefault(name, index);
        int last = lastIndexes.getOrDefault(name, index);
        if (first != last) {
            throw new RegressionException(place + "columns " + (first + 1) + " and " + (last + 1)
                    + " are both called " + Excerpt.quoted(name)
                    + ". Rename one of them; the first line must hold the column names.");
        }
    }

    /**
     * The names of all columns except some, in the table's order, without row names.
     *
     * @throws RegressionException if one of them has no name, or the name of another column
     */
    List<String> without(Set<String> excluded) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!excluded.contains(names.get(i)) && !(i == 0 && hasRowNames)) {
                requireSound(i);
                others.add(names.get(i));
            }
        }
        return others;
    }

    /** Whether the first column had no name, as R and pandas write row names. */
    boolean hasRowNames() {
        return hasRowNames;
    }

    private static String remedyForNoName(int index) {
        return index == 0
                ? "Name it or remove it: pandas leaves this index column out with to_csv(..., index=False)."
                : "Name it, or remove the extra comma.";
    }

    /** What messages call the table. */
    String table() {
        return table;
    }

    /** The names, in the table's order; empty if there is none. */
    List<String> names() {
        return names;
    }

    /**
     * The 0-based index of a column.
     *
     * @param request what asks for the column, as the message starts: {@code target is}
     * @throws RegressionException if there is no such column, in which case the message lists the existing ones, or if there are two
     */
    int indexOf(String request, String column) {
        int index = require(request, column);
        requireSound(index);
        return index;
    }

    /**
     * The same for a column that a model needs.
     *
     * @param needed all of them, none of which is another one that was mistyped
     */
    int indexOfNeeded(String column, List<String> needed) {
        int index = require(
                "the model needs the feature",
                column,
                names.stream().filter(name -> !needed.contains(name)).toList());
        requireSound(index);
        return index;
    }

    /** The same if it doesn't matter whether another column has its name, because it isn't read. */
    int require(String request, String column) {
        return require(request, column, names);
    }

    private int require(String request, String column, List<String> candidates) {
        Integer index = firstIndexes.get(column);
        if (index == null) {
            throw new RegressionException(request + " " + Excerpt.quoted(column) + ", but " + table
                    + " has no such column"
                    + withComma(request, column)
                            .or(() -> NearNames.nearest(column, candidates)
                                    .map(near -> "; did you mean " + Excerpt.quoted(near) + "?"))
                            .orElse(".")
                    + " " + listed()
                    + (looksLikeNumbers() ? " The first line must hold the column names." : ""));
        }
        return index;
    }

    /** The hint for a part of a name that was taken for a name, because a comma ends one. */
    private Optional<String> withComma(String request, String column) {
        return !LISTS.contains(request)
                ? Optional.empty()
                : names.stream()
                        .filter(name -> name.startsWith(column + ","))
                        .findFirst()
                        .map(name -> ". A comma ends a name unless it is in double quotes: " + inQuotes(name) + ".");
    }

    /** The sentence that lists the columns. */
    String listed() {
        List<String> named = names.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> name.indexOf(',') < 0 && name.indexOf('"') < 0 ? name : inQuotes(name))
                .toList();
        return named.size() == 1
                ? "The only column is " + Excerpt.listed(named) + "."
                : "The columns are " + Excerpt.listed(named) + ".";
    }

    /** As parameters that are lists need it. */
    private static String inQuotes(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private boolean looksLikeNumbers() {
        return names.stream()
                .allMatch(name -> Double.isFinite(DecimalNumber.parse(name.toCharArray(), 0, name.length())));
    }
}
