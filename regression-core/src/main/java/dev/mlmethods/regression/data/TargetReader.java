package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Reads the target, and tells the rows that have none. */
final class TargetReader {
    private final TypedReader.Values reader;
    private final DoubleStream.Builder values = DoubleStream.builder();
    private final List<Integer> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private int next;

    TargetReader(NumberColumn column) {
        this.reader = new TypedReader.Values(column, ColumnType.NUMBER);
    }

    /**
     * Reads the target of the next row, and says whether it has one.
     *
     * @param line that the row begins in
     */
    boolean takes(String table, Cell cell, long line) {
        double value = reader.value(table, cell);
        boolean has = !Double.isNaN(value);
        if (has) {
            values.add(value);
        } else {
            rows.add(next);
            lines.add(line);
        }
        next++;
        return has;
    }

    double[] values() {
        return values.build().toArray();
    }

    DroppedRows dropped() {
        return rows.isEmpty() ? DroppedRows.NONE : new DroppedRows(rows, lines);
    }
}
