package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.gate.baseline.Columns;
import dev.mlmethods.regression.gate.diff.Cause.CellChange;
import java.util.ArrayList;
import java.util.List;

/** Which values of the first changed rows differ. */
final class CellChanges {
    /** A row with more changes is better viewed in the file. */
    private static final int FIRST_OF_ROW = 3;

    private CellChanges() {}

    /**
     * The first changes of each row that {@link RowDiff#firstChanged} names.
     *
     * @param then the dataset that the rows were compared to, of which a baseline keeps only hashes
     */
    static List<CellChange> of(RowDiff rows, ColumnMatching matching, Dataset then, Dataset now) {
        Columns before = Columns.all(then);
        Columns after = Columns.of(now, matching.indexes());
        List<CellChange> cells = new ArrayList<>();
        for (int i = 0; i < rows.firstChanged().size(); i++) {
            int row = rows.firstChanged().get(i);
            int rowBefore = rows.firstChangedBefore().get(i);
            List<CellChange> ofRow = new ArrayList<>();
            for (int column = 0; column < after.count() && ofRow.size() < FIRST_OF_ROW; column++) {
                String name = matching.kept().get(column);
                double valueBefore = before.value(rowBefore, matching.indexBefore(name));
                double value = after.value(row, column);
                if (after.areNumbers(column) && Double.compare(valueBefore, value) != 0) {
                    ofRow.add(new CellChange(row, name, valueBefore, value));
                }
            }
            cells.addAll(ofRow);
        }
        return List.copyOf(cells);
    }
}
