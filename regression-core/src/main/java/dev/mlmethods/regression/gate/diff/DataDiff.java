package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.DroppedRows;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.BaselineRows;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.diff.Cause.CellChange;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.ParameterText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How a dataset differs from the one that a baseline was trained on. */
final class DataDiff {
    private final Dataset now;
    private final String name;
    private final ColumnMatching columns;
    private final RowDiff rows;

    private DataDiff(Dataset now, ColumnMatching columns, RowDiff rows) {
        this.now = now;
        this.name = now.name();
        this.columns = columns;
        this.rows = rows;
    }

    static DataDiff of(BaselineRows before, Dataset now) {
        ColumnMatching columns = ColumnMatching.of(before, now);
        return new DataDiff(now, columns, RowDiff.of(before, now, columns));
    }

    /** Whether it has the same rows in the same order, with the same target, and differs at most in which features it has. */
    boolean hasSameRows() {
        return rows.isEmpty() && columns.isSameTarget();
    }

    /**
     * The difference as a cause.
     *
     * @param data to ask for lines, and for the baseline's values
     * @param baseline the baseline
     * @param features that are named now; empty for all columns
     */
    Cause.DataChange cause(EvaluationData data, Baseline baseline, List<String> features) {
        TreeSet<Integer> named = new TreeSet<>(rows.firstAdded());
        named.addAll(rows.firstChanged());
        List<CellChange> cells = cells(data, baseline);
        return new Cause.DataChange(
                name + ": "
                        + text(
                                removed(data, baseline),
                                Places.of(named, data),
                                cells,
                                !baseline.specification().data().features().equals(features)),
                rows.added(),
                rows.removed(),
                rows.changed(),
                rows.columns(),
                rows.firstRows(),
                cells);
    }

    private List<CellChange> cells(EvaluationData data, Baseline baseline) {
        return rows.firstChanged().isEmpty()
                ? List.of()
                : data.then(baseline)
                        .map(then -> CellChanges.of(rows, columns, then, now))
                        .orElse(List.of());
    }

    /** What is said about the rows that are gone: a row of the table that has lost its target or a required cell is no longer part of the dataset. */
    private List<String> removed(EvaluationData data, Baseline baseline) {
        int removed = rows.removed();
        int withoutTarget = now.dropped().withoutTarget().size();
        int withoutCell = now.dropped().withoutCell().size();
        if (removed == 0 || withoutTarget + withoutCell == 0) {
            return removed == 0 ? List.of() : List.of(counted(removed) + " removed");
        }
        Optional<DroppedRows> then = data.then(baseline).map(Dataset::dropped);
        if (then.isEmpty()) {
            List<String> reasons = new ArrayList<>();
            addReason(reasons, withoutTarget, " of the table", "no target");
            addReason(reasons, withoutCell, " of the table", "no cell where missing is drop");
            return List.of(counted(removed) + " removed (" + String.join(", ", reasons) + ")");
        }
        int lost = Math.min(
                removed, Math.max(0, withoutTarget - then.get().withoutTarget().size()));
        int incomplete = Math.min(
                removed - lost,
                Math.max(0, withoutCell - then.get().withoutCell().size()));
        List<String> parts = new ArrayList<>();
        addReason(parts, lost, "", "no target now");
        addReason(parts, incomplete, "", "no cell now where missing is drop");
        if (lost + incomplete < removed) {
            parts.add(counted(removed - lost - incomplete) + " removed");
        }
        return parts;
    }

    private static void addReason(List<String> reasons, int rows, String of, String reason) {
        if (rows > 0) {
            reasons.add(counted(rows) + of + (rows == 1 ? " has " : " have ") + reason);
        }
    }

    private String text(List<String> removed, Places places, List<CellChange> cells, boolean otherFeatures) {
        List<String> parts = new ArrayList<>(removed);
        if (rows.added() > 0) {
            parts.add(counted(rows.added()) + " added" + places.text(rows.added(), rows.firstAdded(), List.of()));
        }
        if (rows.changed() > 0) {
            parts.add(counted(rows.changed()) + " changed" + inColumns()
                    + places.text(rows.changed(), rows.firstChanged(), cells));
        } else if (!rows.columns().isEmpty()) {
            parts.add("rows changed" + inColumns());
        }
        if (rows.reordered()) {
            parts.add("the order of the rows changed");
        }
        addColumns(parts, otherFeatures);
        return parts.isEmpty() ? "its contents changed" : String.join(", ", parts);
    }

    private void addColumns(List<String> parts, boolean otherFeatures) {
        if (!columns.removed().isEmpty()) {
            parts.add(columns(columns.removed()) + " removed");
        }
        if (!columns.added().isEmpty()) {
            parts.add(columns(columns.added()) + " added");
        }
        columns.renamed().forEach((before, now) -> parts.add("the column " + before + " renamed to " + now));
        if (columns.isReordered()) {
            // If features are named, the dataset has them in that order, whatever their order in the table.
            parts.add("the order of " + (otherFeatures ? "features" : "the columns") + " changed");
        }
        if (!columns.isSameTarget()) {
            parts.add("the target was " + columns.targetBefore() + " and is " + columns.target());
        }
    }

    private static String counted(int count) {
        return NumberText.count(count) + (count == 1 ? " row" : " rows");
    }

    private String inColumns() {
        return rows.columns().isEmpty() ? "" : " in " + columns(rows.columns());
    }

    private static String columns(List<String> names) {
        return (names.size() == 1 ? "the column " : "the columns ") + ParameterText.list(names);
    }
}
