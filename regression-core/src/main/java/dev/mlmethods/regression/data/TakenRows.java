package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the target of a table's rows, and determines which rows are left out: those that have none, or lack a cell of a column that leaves such rows
 * out.
 */
final class TakenRows {
    private final String table;
    private final NumberColumn target;
    private final List<NumberColumn> features;
    private final boolean[] isDropping;
    private final boolean[] isLacking;
    private final TypedReader.Values reader;
    private final List<DroppedRows.Row> dropped = new ArrayList<>();
    private int taken;
    private double targetOfRow;

    /**
     * Nothing is read yet.
     *
     * @param table what messages call the table
     * @param features the features, whose cells come before that of the target
     * @param isDropping which of them leave out the rows that lack their cell
     */
    TakenRows(String table, NumberColumn target, List<NumberColumn> features, boolean[] isDropping) {
        this.table = table;
        this.target = target;
        this.features = features;
        this.isDropping = isDropping;
        this.isLacking = new boolean[isDropping.length];
        this.reader = new TypedReader.Values(target, ColumnType.NUMBER);
    }

    /** Reads the target of the next row, and says whether the row is taken. */
    boolean takes(CsvRow row) {
        double value = reader.next(table, row.cell(features.size()));
        boolean hasTarget = !Double.isNaN(value);
        if (hasTarget && !lacksCell(row)) {
            targetOfRow = value;
            taken++;
            return true;
        }
        dropped.add(new DroppedRows.Row(taken + dropped.size(), row.line(), hasTarget));
        return false;
    }

    private boolean lacksCell(CsvRow row) {
        boolean lacks = false;
        for (int place = 0; place < isDropping.length; place++) {
            if (isDropping[place] && row.cell(place).isMissing()) {
                isLacking[place] = true;
                lacks = true;
            }
        }
        return lacks;
    }

    /**
     * Requires that there is a row.
     *
     * @throws RegressionException if all are left out; the message says why
     */
    void requireAny() {
        if (taken > 0) {
            return;
        }
        DroppedRows rows = dropped();
        int withTarget = rows.withoutCell().size();
        if (withTarget == 0) {
            throw new RegressionException(table + ", " + target.place()
                    + ": none of its cells has a value, and it is the target. Fill them in, or choose another target.");
        }
        throw new RegressionException(table + ": no row is left, for "
                + (withTarget == 1
                        ? "the only row with a target"
                        : "all " + NumberText.count(withTarget) + " rows with a target")
                + (withTarget == 1 ? " lacks" : " lack") + " a cell of a column whose missing is drop: "
                + Excerpt.listed(rows.columns())
                + ". Fill cells in, set missing or missingOf to what stands in for them, or add a column to exclude.");
    }

    /** That of the row that was taken last. */
    double targetOfRow() {
        return targetOfRow;
    }

    DroppedRows dropped() {
        return dropped.isEmpty()
                ? DroppedRows.NONE
                : new DroppedRows(
                        dropped,
                        IntStream.range(0, isLacking.length)
                                .filter(place -> isLacking[place])
                                .mapToObj(place -> features.get(place).name())
                                .toList());
    }
}
