package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.ColumnDescription.Group;
import dev.mlmethods.regression.predictor.table.CodePoints;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a column grouped by their cells, of which there are few. */
final class GroupTally {
    private final Map<String, Sums> groups = new HashMap<>();
    private final Moments all = new Moments();

    /** The rows that have one cell. */
    private static final class Sums {
        private long rows;
        private final Moments targets = new Moments();
    }

    /**
     * The next row.
     *
     * @param target NaN if it has none
     */
    void add(String cell, double target) {
        Sums sums = groups.computeIfAbsent(cell, text -> new Sums());
        sums.rows++;
        if (!Double.isNaN(target)) {
            sums.targets.add(0, target);
            all.add(0, target);
        }
    }

    /** Numbers in their order, others with the most rows first, then by their code points. */
    List<Group> groups(ColumnType type) {
        Comparator<Group> order = type == ColumnType.NUMBER
                ? Comparator.comparingDouble(group -> type.value(group.cell()))
                : Comparator.comparingLong(Group::rows).reversed();
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        group.getValue().rows,
                        group.getValue().targets.count() == 0
                                ? null
                                : group.getValue().targets.meanY()))
                .sorted(order.thenComparing(Group::cell, CodePoints.ORDER))
                .limit(ColumnDescription.MOST_GROUPS)
                .toList();
    }

    /** See {@link ColumnDescription#correlationRatio}. */
    @Nullable
    Double correlationRatio() {
        if (all.count() < (long) ColumnDescription.FEWEST_ROWS * groups.size() || all.squaresY() == 0) {
            return null;
        }
        // In the order of the texts, because the map has no order.
        double within = groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(CodePoints.ORDER))
                .mapToDouble(group -> group.getValue().targets.squaresY())
                .reduce(0, Double::sum);
        return Math.sqrt(Math.max(0, 1 - within / all.squaresY()));
    }
}
