package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.gate.baseline.BaselineRows;
import dev.mlmethods.regression.gate.baseline.Columns;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which current column was which column before, by name.
 *
 * @param before their names before, the target last
 * @param now their names now, the target last
 * @param renamed the new names of renamed columns, by their old names
 */
record ColumnMatching(List<String> before, List<String> now, Map<String, String> renamed) {
    ColumnMatching {
        renamed = Collections.unmodifiableMap(new LinkedHashMap<>(renamed));
    }

    /** A column counts as renamed if a new one is in the position of one that is gone, and has most of its values. */
    static ColumnMatching of(BaselineRows rows, Dataset dataset) {
        List<String> before = rows.columns();
        List<String> now = Columns.names(dataset);
        Map<String, String> renamed = new LinkedHashMap<>();
        if (before.size() == now.size()) {
            for (int i = 0; i < now.size(); i++) {
                if (!before.contains(now.get(i))
                        && !now.contains(before.get(i))
                        && haveMostBlocksInCommon(
                                rows.blockHashes().get(i),
                                Columns.of(dataset, new int[] {i}).blockHashes(0))) {
                    renamed.put(before.get(i), now.get(i));
                }
            }
        }
        return new ColumnMatching(before, now, renamed);
    }

    private static boolean haveMostBlocksInCommon(List<Integer> before, List<Integer> now) {
        int common = 0;
        for (int block = 0; block < Math.min(before.size(), now.size()); block++) {
            common += before.get(block).equals(now.get(block)) ? 1 : 0;
        }
        return 2 * common > Math.max(before.size(), now.size());
    }

    private String nowOf(String column) {
        return renamed.getOrDefault(column, column);
    }

    /** The columns that exist both before and now, by their current names, in their earlier order. */
    List<String> kept() {
        return before.stream().map(this::nowOf).filter(now::contains).toList();
    }

    /** The earlier position of a current column, given by name. */
    int indexBefore(String column) {
        return before.stream().map(this::nowOf).toList().indexOf(column);
    }

    /** The columns that are gone. */
    List<String> removed() {
        return before.stream().filter(column -> !now.contains(nowOf(column))).toList();
    }

    /** The columns that are new. */
    List<String> added() {
        return now.stream().filter(column -> !kept().contains(column)).toList();
    }

    /** Whether the target is the same column, possibly renamed. */
    boolean isSameTarget() {
        return nowOf(targetBefore()).equals(target());
    }

    String targetBefore() {
        return before.get(before.size() - 1);
    }

    String target() {
        return now.get(now.size() - 1);
    }

    /** Whether the columns that exist both before and now are in a different order. */
    boolean isReordered() {
        return isSameTarget()
                && !kept().equals(now.stream().filter(kept()::contains).toList());
    }

    /** The positions of the {@link #kept} columns in the current dataset. */
    int[] indexes() {
        return kept().stream().mapToInt(now::indexOf).toArray();
    }
}
