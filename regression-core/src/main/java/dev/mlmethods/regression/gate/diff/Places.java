package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.diff.Cause.CellChange;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where rows are, for messages: by the key of the query that gave them, or by their lines. Built-in datasets have neither.
 *
 * @param keyNames what rows are called by their key; null if they have none
 * @param lines where some rows begin
 */
record Places(@Nullable RowNames keyNames, SortedMap<Integer, Long> lines) {
    /** Those of some rows of the training dataset. */
    static Places of(Set<Integer> rows, EvaluationData data) {
        RowNames keyNames = rows.isEmpty() ? null : data.keyNames();
        return new Places(keyNames, rows.isEmpty() || keyNames != null ? new TreeMap<>() : data.linesOf(rows));
    }

    /**
     * The places of some rows in parentheses; empty without rows.
     *
     * @param count of all rows that this is about
     * @param first the first of them
     * @param cells what has changed in them
     */
    String text(int count, List<Integer> first, List<CellChange> cells) {
        if (first.isEmpty()) {
            return "";
        }
        String more = count > first.size() ? " and more" : "";
        if (keyNames != null) {
            return " (" + joined(first.stream().map(row -> keyNames.of(row) + values(row, cells)), cells) + more + ")";
        }
        boolean haveLines = lines.keySet().containsAll(first);
        String noun = haveLines ? "line" : "row";
        String counted = haveLines ? "" : ", counted from 0";
        Stream<String> places =
                first.stream().map(row -> (haveLines ? lines.get(row) : Long.valueOf(row)) + values(row, cells));
        return cells.isEmpty()
                ? " (" + noun + (count == 1 ? " " : "s ") + joined(places, cells) + more + counted + ")"
                : " (" + joined(places.map(place -> noun + " " + place), cells) + more + counted + ")";
    }

    private static String joined(Stream<String> places, List<CellChange> cells) {
        return places.collect(Collectors.joining(cells.isEmpty() ? ", " : "; "));
    }

    /** Such as {@code : carat was 0.7 and is 9.5}; empty if they aren't known. */
    private static String values(int row, List<CellChange> cells) {
        List<String> values = cells.stream()
                .filter(cell -> cell.row() == row)
                .map(CellChange::text)
                .toList();
        return values.isEmpty() ? "" : ": " + String.join(", ", values);
    }
}
