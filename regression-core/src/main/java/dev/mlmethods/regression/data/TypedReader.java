package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.CodePoints;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Reads one column of known type, cell by cell. */
abstract class TypedReader {
    /** What messages say about the column. */
    final NumberColumn column;

    private TypedReader(NumberColumn column) {
        this.column = column;
    }

    /** A reader for a column of the given type. */
    static TypedReader of(NumberColumn column, ColumnType type) {
        return type == ColumnType.CATEGORY ? new Texts(column) : new Values(column, type);
    }

    /**
     * Reads the next cell.
     *
     * @throws RegressionException if it isn't a value of the type
     */
    abstract void add(String table, Cell cell);

    /** What was read. */
    abstract TypedColumn column();

    /** Numbers, booleans or dates. */
    static final class Values extends TypedReader {
        private final ColumnType type;
        private final DoubleStream.Builder values = DoubleStream.builder();

        Values(NumberColumn column, ColumnType type) {
            super(column);
            this.type = type;
        }

        @Override
        void add(String table, Cell cell) {
            values.add(value(table, cell));
        }

        /** NaN if it is missing. */
        double value(String table, Cell cell) {
            double found = type.value(cell.text());
            if (Double.isNaN(found) && !cell.isMissing()) {
                throw new RegressionException(table + ", " + column.explained(cell, type));
            }
            return found;
        }

        @Override
        TypedColumn column() {
            return new TypedColumn.Values(column.name(), type, values.build().toArray());
        }
    }

    /** Categories. */
    static final class Texts extends TypedReader {
        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> categories = new ArrayList<>();
        private final IntStream.Builder rows = IntStream.builder();

        Texts(NumberColumn column) {
            super(column);
        }

        @Override
        void add(String table, Cell cell) {
            rows.add(cell.isMissing() ? -1 : code(cell.text()));
        }

        private int code(String text) {
            Integer known = codes.putIfAbsent(text, categories.size());
            if (known == null) {
                categories.add(text);
                return categories.size() - 1;
            }
            return known;
        }

        @Override
        TypedColumn.Texts column() {
            List<String> sorted = new ArrayList<>(categories);
            sorted.sort(CodePoints.ORDER);
            int[] places = new int[sorted.size()];
            for (int place = 0; place < places.length; place++) {
                Integer code = codes.get(sorted.get(place));
                if (code != null) {
                    places[code] = place;
                }
            }
            int[] sortedRows =
                    rows.build().map(code -> code < 0 ? code : places[code]).toArray();
            return new TypedColumn.Texts(column.name(), sortedRows, sorted);
        }
    }
}
