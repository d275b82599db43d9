package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.storage.DoubleRows;
import dev.mlmethods.regression.storage.TableMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Reads a table from a CSV file whose columns are not all numbers. */
final class TypedFile {
    private final String name;
    private final EncodingSpec encoding;
    private final TableMemory memory;

    TypedFile(String name, EncodingSpec encoding, TableMemory memory) {
        this.name = name;
        this.encoding = encoding;
        this.memory = memory;
    }

    /**
     * Looks at all rows to find out the type of each column.
     *
     * @param features all columns but the target
     * @param target null if there is none
     * @return the types of the features, and what there is to say about them
     * @throws RegressionException if columns are faulty; the message covers all of them
     */
    Types types(CsvTable table, List<NumberColumn> features, @Nullable NumberColumn target) {
        List<NumberColumn> columns = new ArrayList<>(features);
        if (target != null) {
            columns.add(target);
        }
        List<ColumnSurvey> surveys = new ArrayList<>();
        features.forEach(feature -> surveys.add(ColumnSurvey.of(feature, encoding)));
        if (target != null) {
            surveys.add(new ColumnSurvey(target, null));
        }
        table.forEachSurveyedRow(columns, encoding.markers(), row -> {
            for (int place = 0; place < surveys.size(); place++) {
                surveys.get(place).add(row.cell(place));
            }
        });
        requireSound(surveys, features.size());
        Map<String, ColumnType> types = new LinkedHashMap<>();
        List<DataFinding> findings = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            String feature = features.get(i).name();
            types.put(feature, surveys.get(i).type());
            Cell mixed = surveys.get(i).mixed();
            if (mixed != null) {
                findings.add(DataFinding.mixedCategories(
                        feature, mixed.text(), mixed.line(), surveys.get(i).cells()));
            }
        }
        encoding.requireTypes(name, types);
        return new Types(Collections.unmodifiableMap(types), findings);
    }

    /**
     * What the columns are.
     *
     * @param byName the types of the features
     * @param findings what there is to say about them
     */
    record Types(Map<String, ColumnType> byName, List<DataFinding> findings) {}

    private void requireSound(List<ColumnSurvey> surveys, int features) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < surveys.size(); i++) {
            String fault =
                    i < features ? surveys.get(i).fault() : surveys.get(i).faultOfNumbers();
            if (fault != null) {
                faults.add(fault);
            }
        }
        if (faults.size() == 1) {
            throw new RegressionException(name + ", " + faults.get(0));
        }
        if (!faults.isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add(name + " has " + faults.size() + " columns that can't be read:");
            faults.forEach(fault -> lines.add("- " + fault));
            throw new RegressionException(lines, null);
        }
    }

    /**
     * Reads rows.
     *
     * @param types of the features, as in {@link #types}
     * @param expectedRows about how many there are
     * @throws RegressionException if a cell isn't a value of its column's type, or no row is left
     */
    Rows read(
            CsvTable table,
            List<NumberColumn> features,
            @Nullable NumberColumn target,
            Map<String, ColumnType> types,
            long expectedRows) {
        List<TypedReader> readers = new ArrayList<>();
        for (NumberColumn feature : features) {
            readers.add(TypedReader.of(feature, Objects.requireNonNull(types.get(feature.name()))));
        }
        int width = features.size() + (target == null ? 0 : 1);
        return memory.holds(expectedRows, width)
                ? inMemory(table, readers, features, target)
                : inFile(table, readers, features, target, expectedRows);
    }

    private Rows inMemory(
            CsvTable table, List<TypedReader> readers, List<NumberColumn> features, @Nullable NumberColumn target) {
        DoubleStream.Builder targets = DoubleStream.builder();
        Taken taken = take(table, readers, features, target, row -> {
            for (int place = 0; place < readers.size(); place++) {
                readers.get(place).keep(row[place]);
            }
            if (target != null) {
                targets.add(row[readers.size()]);
            }
        });
        List<TypedColumn> columns = readers.stream().map(TypedReader::column).toList();
        return new Rows(
                new TypedTable(columns, taken.rows(), taken.incomplete(), null),
                DoubleColumn.of(targets.build().toArray()),
                taken.dropped());
    }

    /** What is larger than memory. */
    private Rows inFile(
            CsvTable table,
            List<TypedReader> readers,
            List<NumberColumn> features,
            @Nullable NumberColumn target,
            long expectedRows) {
        int width = features.size() + (target == null ? 0 : 1);
        try (DoubleRows.Writer writer = DoubleRows.Writer.open(memory, expectedRows, width)) {
            Taken taken = take(table, readers, features, target, row -> writer.append(row, 0, width));
            DoubleRows file = writer.finish();
            List<TypedColumn> columns = new ArrayList<>();
            for (int place = 0; place < readers.size(); place++) {
                columns.add(readers.get(place).column(DoubleColumn.of(file, place)));
            }
            return new Rows(
                    new TypedTable(columns, taken.rows(), taken.incomplete(), new NumberRows.InFile(file)),
                    target == null ? DoubleColumn.of(new double[0]) : DoubleColumn.of(file, features.size()),
                    taken.dropped());
        }
    }

    /**
     * Which rows were taken.
     *
     * @param rows how many
     * @param incomplete the columns that lack a cell
     * @param dropped the others
     */
    private record Taken(int rows, Set<String> incomplete, DroppedRows dropped) {}

    /**
     * Goes through the rows.
     *
     * @param consumer takes each row that isn't left out: its cells as numbers and then its target, in an array that the next row overwrites
     */
    private Taken take(
            CsvTable table,
            List<TypedReader> readers,
            List<NumberColumn> features,
            @Nullable NumberColumn target,
            Consumer<double[]> consumer) {
        List<NumberColumn> columns = new ArrayList<>(features);
        if (target != null) {
            columns.add(target);
        }
        boolean[] isRefused = haveWay(features, MissingFill.Way.ERROR);
        boolean[] isDropping = haveWay(features, MissingFill.Way.DROP);
        TakenRows targets = target == null ? null : new TakenRows(name, target, features, isDropping);
        Set<String> incomplete = new HashSet<>();
        double[] numbers = new double[columns.size()];
        int[] rows = {0};
        table.forEachTextRow(columns, encoding.markers(), row -> {
            boolean taken = targets == null || targets.takes(row);
            for (int place = 0; place < readers.size(); place++) {
                Cell cell = row.cell(place);
                if (cell.isMissing() && !isDropping[place]) {
                    incomplete.add(features.get(place).name());
                }
                if (taken && cell.isMissing() && isRefused[place]) {
                    throw unfilled(features.get(place), cell);
                }
                if (taken) {
                    numbers[place] = readers.get(place).next(name, cell);
                }
            }
            if (taken) {
                if (targets != null) {
                    numbers[readers.size()] = targets.targetOfRow();
                }
                consumer.accept(numbers);
                rows[0]++;
            }
        });
        if (targets != null) {
            targets.requireAny();
        }
        return new Taken(rows[0], incomplete, targets == null ? DroppedRows.NONE : targets.dropped());
    }

    private boolean[] haveWay(List<NumberColumn> features, MissingFill.Way way) {
        boolean[] have = new boolean[features.size()];
        for (int place = 0; place < have.length; place++) {
            have[place] = encoding.fillOf(features.get(place).name()).way() == way;
        }
        return have;
    }

    private RegressionException unfilled(NumberColumn column, Cell cell) {
        return new RegressionException(name + ", " + column.place(cell.line())
                + "the cell is missing, and missing is error for this column. Fill it in" + column.orElse());
    }

    /**
     * What was read.
     *
     * @param target one value per row; empty if none was asked for
     * @param dropped the rows that are left out
     */
    record Rows(TypedTable table, DoubleColumn target, DroppedRows dropped) {}
}
