package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.HeatMapChart;
import dev.mlmethods.regression.report.chart.HeatMapChart.ColorScale;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.sweep.SweepPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objective over each pair of the searched fields: in each cell the best point that has these values. */
final class ObjectiveMaps {
    static final int MOST_PAIRS = 15;

    private static final List<String> FIRST = List.of("learningRate", "epochs");
    private static final int MOST_RANGES = 8;
    private static final int DIGITS = 3;
    private static final double FENCE = 1.5;

    private final SweepTrials sweep;
    private final List<SweepPoint> ranked;

    ObjectiveMaps(SweepTrials sweep) {
        this.sweep = sweep;
        this.ranked = sweep.rankedPoints();
    }

    /** Two fields, the first one for the rows. */
    private record Pair(String row, String column) {}

    /** A figure for each pair, at most {@value #MOST_PAIRS}. */
    List<Figure> figures() {
        return pairs().stream().limit(MOST_PAIRS).map(this::figure).toList();
    }

    /** All pairs except those with the seed, over which the mean is taken; the pair of the learning rate and the epochs first. */
    private List<Pair> pairs() {
        List<String> fields = sweep.varied().stream()
                .filter(field -> !field.equals(SweepTrials.SEED))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        if (fields.containsAll(FIRST)) {
            pairs.add(new Pair(FIRST.get(0), FIRST.get(1)));
        }
        for (int i = 0; i < fields.size(); i++) {
            for (int j = i + 1; j < fields.size(); j++) {
                Pair pair = new Pair(fields.get(i), fields.get(j));
                if (!(FIRST.contains(pair.row()) && FIRST.contains(pair.column()))) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private Figure figure(Pair pair) {
        FieldLevels rows = FieldLevels.of(sweep, sweep.report().trials(), pair.row(), MOST_RANGES);
        FieldLevels columns = FieldLevels.of(sweep, sweep.report().trials(), pair.column(), MOST_RANGES);
        String id = "objective-" + pair.row() + "-" + pair.column();
        String title = pair.row() + " and " + pair.column();
        if (ranked.isEmpty()) {
            return new Figure(id, title, "No point could be compared, so there is nothing to draw.", null, null, false);
        }
        @Nullable SweepPoint[] cells = cells(rows, columns);
        return new Figure(id, title, summary(cells), chart(rows, columns, cells), data(rows, columns, cells), false);
    }

    /** Row by row; the points are ranked, so the first one in a cell is the best. */
    private @Nullable SweepPoint[] cells(FieldLevels rows, FieldLevels columns) {
        @Nullable SweepPoint[] cells = new SweepPoint[rows.size() * columns.size()];
        for (SweepPoint point : ranked) {
            int cell = rows.of(point.parameters()) * columns.size() + columns.of(point.parameters());
            if (cells[cell] == null) {
                cells[cell] = point;
            }
        }
        return cells;
    }

    private HeatMapChart chart(FieldLevels rows, FieldLevels columns, @Nullable SweepPoint[] cells) {
        double[] values = values(cells);
        return new HeatMapChart(
                new CategoryAxis(columns.field(), columns.labels()),
                new CategoryAxis(rows.field(), rows.labels()),
                axis(values),
                Column.of(values),
                Arrays.stream(values).mapToObj(ObjectiveMaps::text).toList(),
                sweep.isSmallerBetter() ? ColorScale.FALLING : ColorScale.RISING,
                Arrays.asList(cells).indexOf(ranked.get(0)),
                Arrays.stream(cells)
                        .map(cell -> cell == null
                                ? ""
                                : "#trial-" + sweep.bestOf(cell).trial())
                        .toList());
    }

    private static double[] values(@Nullable SweepPoint[] cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> cell == null ? Double.NaN : SweepTrials.mean(cell))
                .toArray();
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : NumberText.significant(value, DIGITS);
    }

    /**
     * The axis of the colors. Values far worse than most, one and a half interquartile ranges beyond the quartile (J. W. Tukey, Exploratory Data
     * Analysis, 1977), are beyond its end; otherwise, all the others would look the same; on a logarithmic axis, the ranges are those of the
     * logarithms.
     */
    private NumberAxis axis(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        boolean isLog = ValueAxes.isFactorsApart(sorted);
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        double first = sorted[sorted.length / 4];
        double third = sorted[3 * sorted.length / 4];
        if (first < third && sweep.isSmallerBetter()) {
            max = Math.min(max, isLog ? third * StrictMath.pow(third / first, FENCE) : third + FENCE * (third - first));
        } else if (first < third) {
            min = Math.max(min, isLog ? first / StrictMath.pow(third / first, FENCE) : first - FENCE * (third - first));
        }
        return ValueAxes.between(
                sweep.objective(),
                isLog ? Scale.LOG : Scale.LINEAR,
                min,
                max,
                sweep.isSmallerBetter() ? ValueAxes.End.LOW : ValueAxes.End.HIGH);
    }

    private String summary(@Nullable SweepPoint[] cells) {
        double[] values = values(cells);
        NumberAxis axis = axis(values);
        long empty = Arrays.stream(values).filter(Double::isNaN).count();
        long beyond = Arrays.stream(values)
                .filter(value -> value < axis.min() || value > axis.max())
                .count();
        boolean hasSeeds = ranked.get(0).trials().size() > 1;
        return "Each cell has the best " + sweep.objective()
                + " that was found with its two values, whatever the others were"
                + (hasSeeds ? ", as the mean over the seeds" : "") + ". "
                + (sweep.isSmallerBetter() ? "Smaller" : "Larger")
                + " is better: the better a cell, the stronger its color"
                + (axis.scale() == Scale.LOG ? ", by its logarithm" : "") + "; the best one has a frame."
                + (beyond == 0 ? "" : " The scale ends before the worst values: " + cells(beyond) + " beyond it.")
                + (empty == 0 ? "" : " Nothing that could be compared is in " + emptyCells(empty) + ".");
    }

    private static String cells(long count) {
        return count == 1 ? "1 cell is" : NumberText.count(count) + " cells are";
    }

    private static String emptyCells(long count) {
        return count == 1 ? "1 cell, which is empty" : NumberText.count(count) + " cells, which are empty";
    }

    private DataTable data(FieldLevels rows, FieldLevels columns, @Nullable SweepPoint[] cells) {
        List<List<String>> table = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            SweepPoint cell = cells[i];
            table.add(List.of(
                    rows.labels().get(i / columns.size()),
                    columns.labels().get(i % columns.size()),
                    cell == null ? "" : NumberText.significant(SweepTrials.mean(cell), 4),
                    cell == null ? "" : Integer.toString(sweep.bestOf(cell).trial())));
        }
        return new DataTable(List.of(rows.field(), columns.field(), sweep.objective(), "trial"), table);
    }
}
