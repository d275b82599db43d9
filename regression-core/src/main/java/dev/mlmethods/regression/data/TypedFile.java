package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table from a CSV file whose columns are not all numbers. */
final class TypedFile {
    private final String name;
    private final EncodingSpec encoding;

    TypedFile(String name, EncodingSpec encoding) {
        this.name = name;
        this.encoding = encoding;
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
     * @throws RegressionException if a cell isn't a value of its column's type, or no row is left
     */
    Rows read(
            CsvTable table, List<NumberColumn> features, @Nullable NumberColumn target, Map<String, ColumnType> types) {
        List<TypedReader> readers = new ArrayList<>();
        for (NumberColumn feature : features) {
            readers.add(TypedReader.of(feature, Objects.requireNonNull(types.get(feature.name()))));
        }
        List<NumberColumn> columns = new ArrayList<>(features);
        if (target != null) {
            columns.add(target);
        }
        boolean[] isRefused = haveWay(features, MissingFill.Way.ERROR);
        boolean[] isDropping = haveWay(features, MissingFill.Way.DROP);
        TakenRows targets = target == null ? null : new TakenRows(name, target, features, isDropping);
        Set<String> incomplete = new HashSet<>();
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
                    readers.get(place).add(name, cell);
                }
            }
            rows[0] += taken ? 1 : 0;
        });
        if (targets != null) {
            targets.requireAny();
        }
        TypedTable typed =
                new TypedTable(readers.stream().map(TypedReader::column).toList(), rows[0], incomplete);
        return targets == null
                ? new Rows(typed, new double[0], DroppedRows.NONE)
                : new Rows(typed, targets.target(), targets.dropped());
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
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record Rows(TypedTable table, double[] target, DroppedRows dropped) {}
}
