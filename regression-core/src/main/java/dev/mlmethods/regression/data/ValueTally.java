package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.ColumnDescription.Dates;
import dev.mlmethods.regression.data.ColumnDescription.Group;
import dev.mlmethods.regression.data.ColumnDescription.Numbers;
import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums up the values of a column of known type, row by row. */
final class ValueTally {
    private final ColumnType type;
    private final double min;
    private final double max;
    private final @Nullable GroupTally groups;
    private final StepTally steps = new StepTally();
    /** The moments of all values; y is unused. */
    private final Moments values = new Moments();

    private final Moments withTarget = new Moments();
    private final long[] histogram = new long[Numbers.BINS];
    private @Nullable String earliest;
    private @Nullable String latest;
    private double first = Double.POSITIVE_INFINITY;
    private double last = Double.NEGATIVE_INFINITY;

    /**
     * For a column without a fault.
     *
     * @param cells the cells that were looked at before
     */
    ValueTally(CellTally cells) {
        this.type = cells.type();
        this.min = cells.min();
        this.max = cells.max();
        boolean isText = type == ColumnType.CATEGORY || type == ColumnType.BOOLEAN;
        int most = isText ? ColumnDescription.MOST_DISTINCT - 1 : ColumnDescription.MOST_GROUPS;
        this.groups = isDate() || cells.distinct() > most ? null : new GroupTally();
    }

    private boolean isDate() {
        return type.isDate();
    }

    /** The cell as a number of the column's type; NaN for a text or a missing cell. */
    double value(Cell cell) {
        return cell.isMissing() ? Double.NaN : type.value(cell.text());
    }

    /**
     * Looks at the next cell.
     *
     * @param target of its row; NaN if it has none
     */
    void add(Cell cell, double target) {
        if (cell.isMissing()) {
            return;
        }
        if (groups != null) {
            groups.add(cell.text(), target);
        }
        double value = type.value(cell.text());
        if (Double.isNaN(value)) {
            return;
        }
        steps.add(value);
        values.add(value, 0);
        if (!Double.isNaN(target)) {
            withTarget.add(value, target);
        }
        if (isDate()) {
            addDate(value, cell.text());
        } else if (type == ColumnType.NUMBER && max - min < Double.POSITIVE_INFINITY) {
            histogram[(int) Math.min(Numbers.BINS - 1, Numbers.BINS * ((value - min) / (max - min)))]++;
        }
    }

    private void addDate(double value, String text) {
        if (value < first) {
            first = value;
            earliest = text;
        }
        if (value > last) {
            last = value;
            latest = text;
        }
    }

    /** Null if it isn't a column of numbers. */
    @Nullable
    Numbers numbers() {
        if (type != ColumnType.NUMBER || values.count() == 0) {
            return null;
        }
        List<Long> counts = min < max && max - min < Double.POSITIVE_INFINITY
                ? Arrays.stream(histogram).boxed().toList()
                : List.of();
        return new Numbers(min, max, values.meanX(), values.standardDeviationX(), counts, steps.steps());
    }

    /** Null if it isn't a column of dates. */
    @Nullable
    Dates dates() {
        return earliest == null || latest == null ? null : new Dates(earliest, latest, steps.steps());
    }

    /** The correlation with the target. */
    @Nullable
    Double correlation() {
        return withTarget.correlation();
    }

    List<Group> groups() {
        return groups == null ? List.of() : groups.groups(type);
    }

    @Nullable
    Double correlationRatio() {
        return groups == null ? null : groups.correlationRatio();
    }
}
