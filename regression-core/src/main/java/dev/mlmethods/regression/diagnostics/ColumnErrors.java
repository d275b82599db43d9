package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.TableColumn;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.scaling.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Divides the errors by the cells of a column. */
final class ColumnErrors {
    private static final int BINS = 5;
    private static final int MOST_GROUPS = 20;
    /** The group of everything that there is no room for; no {@link TableColumn#group} has this number. */
    private static final int OTHERS = -3;

    private static final String OTHERS_NAME = "(others)";

    private final Residuals residuals;

    ColumnErrors(Residuals residuals) {
        this.residuals = residuals;
    }

    /** For a column of numbers by quintiles; for any other, and for the rows that lack a number, by groups. */
    FeatureErrors of(TableColumn column) {
        if (column.type() == ColumnType.CATEGORY || column.type() == ColumnType.BOOLEAN) {
            return new FeatureErrors(column.name(), List.of(), groups(column));
        }
        int[] present = residuals.rowsWith(column);
        List<ErrorBin> bins = ErrorBins.of(
                Arrays.stream(present).mapToDouble(column::value).toArray(),
                Arrays.stream(present)
                        .mapToDouble(row -> residuals.values()[row])
                        .toArray(),
                BINS);
        List<ErrorGroup> groups = new ArrayList<>();
        boolean isNumber = column.type() == ColumnType.NUMBER;
        if (!isNumber) {
            for (ErrorBin bin : bins) {
                String from = column.text(bin.from());
                String cells = bin.from() < bin.to() ? from + " to " + column.text(bin.to()) : from;
                groups.add(new ErrorGroup(cells, bin.rows(), bin.bias(), bin.rmse()));
            }
        }
        if (present.length < residuals.rows()) {
            Sums missing = new Sums();
            IntStream.range(0, residuals.rows())
                    .filter(column::isMissing)
                    .forEach(row -> missing.add(residuals.values()[row]));
            groups.add(missing.group(column.groupName(TableColumn.MISSING)));
        }
        return new FeatureErrors(column.name(), isNumber ? bins : List.of(), groups.isEmpty() ? null : groups);
    }

    private List<ErrorGroup> groups(TableColumn column) {
        List<Integer> numbers = CellGroups.of(column, residuals.rows()).stream()
                .map(CellGroups.Group::number)
                .toList();
        List<Integer> cells = numbers.stream().filter(number -> number >= 0).toList();
        List<Integer> own = cells.size() > MOST_GROUPS ? cells.subList(0, MOST_GROUPS) : cells;
        List<Integer> shown = new ArrayList<>(own);
        if (own.size() < cells.size()) {
            shown.add(OTHERS);
        }
        numbers.stream().filter(number -> number < 0).forEach(shown::add);
        Map<Integer, Sums> sums = new LinkedHashMap<>();
        shown.forEach(number -> sums.put(number, new Sums()));
        for (int row = 0; row < residuals.rows(); row++) {
            int number = column.group(row);
            sums.computeIfAbsent(sums.containsKey(number) ? number : OTHERS, one -> new Sums())
                    .add(residuals.values()[row]);
        }
        List<ErrorGroup> groups = new ArrayList<>();
        sums.forEach(
                (number, group) -> groups.add(group.group(number == OTHERS ? OTHERS_NAME : column.groupName(number))));
        return groups;
    }

    private static final class Sums {
        private final CompensatedSum residuals = new CompensatedSum();
        private final CompensatedSum squares = new CompensatedSum();
        private int rows;

        void add(double residual) {
            residuals.add(residual);
            squares.add(residual * residual);
            rows++;
        }

        ErrorGroup group(String cells) {
            return new ErrorGroup(cells, rows, residuals.mean(), Math.sqrt(squares.mean()));
        }
    }
}
