package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.CodePoints;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.storage.DoubleColumn;
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
     * Reads the next cell, and keeps it.
     *
     * @throws RegressionException if it isn't a value of the type
     */
    final void add(String table, Cell cell) {
        keep(next(table, cell));
    }

    /**
     * Reads the next cell as a number.
     *
     * @throws RegressionException if it isn't a value of the type
     */
    abstract double next(String table, Cell cell);

    /** Keeps a number that {@link #next} returned. */
    abstract void keep(double number);

    /** What was kept. */
    abstract TypedColumn column();

    /** What was read, as numbers that were kept elsewhere. */
    abstract TypedColumn column(DoubleColumn numbers);

    /** Numbers, booleans or dates. */
    static final class Values extends TypedReader {
        private final ColumnType type;
        private final DoubleStream.Builder values = DoubleStream.builder();

        Values(NumberColumn column, ColumnType type) {
            super(column);
            this.type = type;
        }

        /** NaN if it is missing. */
        @Override
        double next(String table, Cell cell) {
            double found = type.value(cell.text());
            if (Double.isNaN(found) && !cell.isMissing()) {
                throw new RegressionException(table + ", " + column.explained(cell, type));
            }
            return found;
        }

        @Override
        void keep(double number) {
            values.add(number);
        }

        @Override
        TypedColumn column() {
            return column(DoubleColumn.of(values.build().toArray()));
        }

        @Override
        TypedColumn column(DoubleColumn numbers) {
            return new TypedColumn.Values(column.name(), type, numbers);
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

        /** Its number among the different texts in the order in which they occur; -1 if it is missing. */
        @Override
        double next(String table, Cell cell) {
            return cell.isMissing() ? -1 : code(cell.text());
        }

        @Override
        void keep(double number) {
            rows.add((int) number);
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
            List<String> sorted = sorted();
            int[] places = places(sorted);
            int[] codes =
                    rows.build().map(code -> code < 0 ? code : places[code]).toArray();
            return new TypedColumn.Texts(column.name(), CategoryCodes.of(codes), sorted);
        }

        @Override
        TypedColumn.Texts column(DoubleColumn numbers) {
            List<String> sorted = sorted();
            return new TypedColumn.Texts(column.name(), new CategoryCodes.InFile(numbers, places(sorted)), sorted);
        }

        private List<String> sorted() {
            List<String> sorted = new ArrayList<>(categories);
            sorted.sort(CodePoints.ORDER);
            return sorted;
        }

        /** Where the texts in the order in which they occur are among the sorted ones. */
        private int[] places(List<String> sorted) {
            int[] places = new int[sorted.size()];
            for (int place = 0; place < places.length; place++) {
                Integer code = codes.get(sorted.get(place));
                if (code != null) {
                    places[code] = place;
                }
            }
            return places;
        }
    }
}
