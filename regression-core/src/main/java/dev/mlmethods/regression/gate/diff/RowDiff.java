package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.gate.baseline.BaselineRows;
import dev.mlmethods.regression.gate.baseline.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the rows of a dataset differ from those of a baseline.
 *
 * @param removed how many are gone
 * @param added how many are new
 * @param changed how many have different values; 0 if that isn't known
 * @param reordered whether some are in a different position among the others
 * @param firstAdded the current 0-based numbers of the first {@value #FIRST} new rows
 * @param firstChanged the current 0-based numbers of the first {@value #FIRST} changed rows
 * @param firstChangedBefore the earlier numbers of these
 * @param columns in which values differ, by their current names; empty if that isn't known
 */
record RowDiff(
        int removed,
        int added,
        int changed,
        boolean reordered,
        List<Integer> firstAdded,
        List<Integer> firstChanged,
        List<Integer> firstChangedBefore,
        List<String> columns) {
    /** How many rows are named. */
    static final int FIRST = 5;

    RowDiff {
        firstAdded = List.copyOf(firstAdded);
        firstChanged = List.copyOf(firstChanged);
        firstChangedBefore = List.copyOf(firstChangedBefore);
        columns = List.copyOf(columns);
    }

    static RowDiff of(BaselineRows before, Dataset now, ColumnMatching matching) {
        Columns columns = Columns.of(now, matching.indexes());
        return matching.removed().isEmpty()
                ? byRows(before, now, columns, matching)
                : byBlocks(before, now, columns, matching);
    }

    private static RowDiff byRows(BaselineRows before, Dataset now, Columns columns, ColumnMatching matching) {
        RowMatching rows = RowMatching.of(
                before.rowHashes().stream().mapToInt(Integer::intValue).toArray(), columns.rowHashes());
        List<Integer> added = new ArrayList<>();
        List<Integer> changed = new ArrayList<>();
        for (int row = 0; row < now.rows(); row++) {
            if (rows.isChanged(row)) {
                changed.add(row);
            } else if (rows.beforeOf(row) < 0) {
                added.add(row);
            }
        }
        return new RowDiff(
                rows.removed(),
                added.size(),
                changed.size(),
                rows.isReordered(),
                first(added),
                first(changed),
                first(changed).stream().map(rows::beforeOf).toList(),
                columnsOf(changed, rows, before, now, columns, matching));
    }

    private static List<Integer> first(List<Integer> rows) {
        return rows.subList(0, Math.min(FIRST, rows.size()));
    }

    /** The columns whose hash differs in a block with a changed row; none if one such block no longer has the same rows as before. */
    private static List<String> columnsOf(
            List<Integer> changed,
            RowMatching rows,
            BaselineRows before,
            Dataset now,
            Columns columns,
            ColumnMatching matching) {
        Set<Integer> blocks = new TreeSet<>();
        changed.forEach(row -> blocks.add(rows.beforeOf(row) / before.blockRows()));
        Set<Integer> differing = new TreeSet<>();
        for (int block : blocks) {
            int from = block * before.blockRows();
            int to = Math.min(from + before.blockRows(), before.rowHashes().size());
            if (!isAligned(rows, from, to, now.rows())) {
                return List.of();
            }
            for (int column = 0; column < columns.count(); column++) {
                if (columns.blockHash(column, from, to)
                        != before.blockHashes().get(column).get(block)) {
                    differing.add(column);
                }
            }
        }
        return differing.stream().map(matching.kept()::get).toList();
    }

    private static boolean isAligned(RowMatching rows, int from, int to, int rowsNow) {
        for (int row = from; row < to; row++) {
            if (row >= rowsNow || rows.beforeOf(row) != row) {
                return false;
            }
        }
        return true;
    }

    /** If some of the columns are missing, there are no hashes to compare rows by. */
    private static RowDiff byBlocks(BaselineRows before, Dataset now, Columns columns, ColumnMatching matching) {
        int more = now.rows() - before.rowHashes().size();
        List<String> differing = new ArrayList<>();
        for (int column = 0; more == 0 && column < columns.count(); column++) {
            String name = matching.kept().get(column);
            if (!columns.blockHashes(column).equals(before.blockHashes().get(matching.indexBefore(name)))) {
                differing.add(name);
            }
        }
        return new RowDiff(Math.max(0, -more), Math.max(0, more), 0, false, List.of(), List.of(), List.of(), differing);
    }

    /** Whether the columns that exist both before and now have the same values. */
    boolean isEmpty() {
        return removed == 0 && added == 0 && changed == 0 && !reordered && columns.isEmpty();
    }

    /** The first new or changed rows, in ascending order. */
    List<Integer> firstRows() {
        Set<Integer> rows = new TreeSet<>(firstAdded);
        rows.addAll(firstChanged);
        return rows.stream().limit(FIRST).toList();
    }
}
