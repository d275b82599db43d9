package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.TableColumn;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures {@link PartialDependence} on at most {@value #MOST_ROWS} rows: if there are more, on a random sample. */
final class DependenceCurves {
    private static final int MOST_ROWS = 1_000;
    private static final int POINTS = 20;
    private static final double FIRST = 0.05;
    private static final double LAST = 0.95;
    private static final double SECONDS_OF_DAY = 86_400;

    private final Residuals residuals;
    private final FeatureMatrix sample;
    private final AlteredRows altered;

    DependenceCurves(Predictor predictor, Residuals residuals) {
        FeatureMatrix features = residuals.dataset().features();
        this.residuals = residuals;
        this.sample = features.select(RowSample.of(residuals.rows(), MOST_ROWS));
        this.altered = new AlteredRows(predictor, sample, features);
    }

    /** The curve of a column; empty if its quantiles are all the same, it has only one category, or a prediction is not finite. */
    Optional<PartialDependence> of(TableColumn column) {
        boolean isGrouped = column.type() == ColumnType.CATEGORY || column.type() == ColumnType.BOOLEAN;
        return isGrouped ? ofGroups(column) : ofQuantiles(column);
    }

    private Optional<PartialDependence> ofQuantiles(TableColumn column) {
        int[] donors = quantiles(column);
        List<Double> values =
                Arrays.stream(donors).mapToObj(row -> value(column, row)).toList();
        return curve(
                column,
                donors,
                values,
                column.type() == ColumnType.NUMBER
                        ? null
                        : Arrays.stream(donors).mapToObj(column::cell).toList());
    }

    private static double value(TableColumn column, int row) {
        return column.type().hasTime() ? column.value(row) / SECONDS_OF_DAY : column.value(row);
    }

    private Optional<PartialDependence> ofGroups(TableColumn column) {
        List<CellGroups.Group> groups =
                CellGroups.of(column, residuals.rows()).stream().limit(POINTS).toList();
        return curve(
                column,
                groups.stream().mapToInt(CellGroups.Group::first).toArray(),
                IntStream.range(0, groups.size()).mapToObj(i -> (double) i).toList(),
                groups.stream().map(group -> column.groupName(group.number())).toList());
    }

    private Optional<PartialDependence> curve(
            TableColumn column, int[] donors, List<Double> values, @Nullable List<String> cells) {
        if (donors.length < 2) {
            return Optional.empty();
        }
        int rows = sample.rows();
        double[] predicted = altered.predict(
                column,
                Arrays.stream(donors)
                        .flatMap(donor -> IntStream.range(0, rows).map(row -> donor))
                        .toArray());
        double[] means = new double[donors.length];
        Arrays.setAll(means, i -> Moments.mean(Arrays.copyOfRange(predicted, i * rows, (i + 1) * rows)));
        return Arrays.stream(means).allMatch(Double::isFinite)
                ? Optional.of(new PartialDependence(
                        column.name(),
                        rows,
                        values,
                        Arrays.stream(means).boxed().toList(),
                        cells))
                : Optional.empty();
    }

    /** Rows that have the quantiles, so that a feature of whole numbers has no fractions; ascending and distinct. */
    private int[] quantiles(TableColumn column) {
        int[] rows = residuals.rowsWith(column);
        if (rows.length == 0) {
            return rows;
        }
        double[] sorted =
                Arrays.stream(rows).mapToDouble(column::value).sorted().toArray();
        double[] values = IntStream.range(0, POINTS)
                .mapToDouble(i -> Quantiles.oneOf(sorted, FIRST + i * (LAST - FIRST) / (POINTS - 1)))
                .distinct()
                .toArray();
        int[] donors = new int[values.length];
        for (int row : rows) {
            int at = Arrays.binarySearch(values, column.value(row));
            if (at >= 0) {
                donors[at] = row;
            }
        }
        return donors;
    }
}
