package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.TableColumn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows by their cells in a column of categories or booleans. */
final class CellGroups {
    private CellGroups() {}

    /**
     * One group of rows.
     *
     * @param number as in {@link TableColumn#group}
     * @param first the first of the rows
     * @param rows how many rows there are
     */
    record Group(int number, int first, int rows) {
        private Group oneMore() {
            return new Group(number, first, rows + 1);
        }
    }

    /** The largest groups first, equally large ones in their order; infrequent and missing ones last. */
    static List<Group> of(TableColumn column, int rows) {
        Map<Integer, Group> groups = new HashMap<>();
        IntStream.range(0, rows)
                .forEach(row -> groups.merge(
                        column.group(row), new Group(column.group(row), row, 1), (group, one) -> group.oneMore()));
        return groups.values().stream()
                .sorted(Comparator.comparingInt((Group group) -> rank(group.number))
                        .thenComparing(Comparator.comparingInt(Group::rows).reversed())
                        .thenComparingInt(Group::number))
                .toList();
    }

    private static int rank(int number) {
        return switch (number) {
            case TableColumn.INFREQUENT -> 1;
            case TableColumn.MISSING -> 2;
            default -> 0;
        };
    }
}
