package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.Axis;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.ParallelChart;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.result.SweepReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Charts over all trials at once: their parameters side by side, what mattered, and how the search went. */
final class TrialCharts {
    private static final int COLOR = 1;
    private static final int MOST_RANGES = 8;
    private static final int MOST_ROWS = 20;

    private final SweepTrials sweep;
    private final DrawnTrials drawn;
    private final List<SweepReport.Trial> compared;
    private final double[] values;

    /**
     * Charts.
     *
     * @param drawn the trials that are drawn
     */
    TrialCharts(SweepTrials sweep, DrawnTrials drawn) {
        this.sweep = sweep;
        this.drawn = drawn;
        this.compared = drawn.compared(sweep);
        this.values = compared.stream().mapToDouble(sweep::value).toArray();
    }

    /** Parallel coordinates. */
    Figure parallel() {
        String id = "parallel";
        String title = "All parameters";
        if (sweep.varied().size() < 2) {
            return new Figure(
                    id,
                    title,
                    "Fewer than two fields vary, so there is nothing to put side by side.",
                    null,
                    null,
                    true);
        }
        if (compared.size() < 2) {
            return new Figure(
                    id,
                    title,
                    "Fewer than two trials could be compared, so there is nothing to put side by side.",
                    null,
                    null,
                    true);
        }
        List<Axis> axes = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (String field : sweep.varied()) {
            addAxis(field, axes, columns);
        }
        axes.add(ValueAxes.of(sweep.objective(), values));
        columns.add(Column.of(values));
        return new Figure(
                id,
                title,
                "A line for each of the " + NumberText.count(compared.size())
                        + " trials that can be compared, colored by " + sweep.objective() + ", of which "
                        + (sweep.isSmallerBetter() ? "the low end" : "the high end")
                        + " is better. Draw along an axis to choose trials. The data is that of the best "
                        + Math.min(MOST_ROWS, compared.size()) + "." + drawn.note(),
                new ParallelChart(axes, columns, Column.of(numbers()), "trial"),
                bestTrials(),
                true);
    }

    private DataTable bestTrials() {
        List<String> header = new ArrayList<>(List.of("trial"));
        header.addAll(sweep.varied());
        header.add(sweep.objective());
        return new DataTable(
                header,
                compared.stream()
                        .sorted(Comparator.comparing(sweep::value, sweep.bestFirst()))
                        .limit(MOST_ROWS)
                        .map(this::row)
                        .toList());
    }

    private List<String> row(SweepReport.Trial trial) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.trial())));
        sweep.varied()
                .forEach(field -> row.add(ParameterText.of(
                        Objects.requireNonNull(trial.parameters().get(field)))));
        row.add(NumberText.significant(sweep.value(trial), 4));
        return row;
    }

    private List<Integer> numbers() {
        return compared.stream().map(SweepReport.Trial::trial).toList();
    }

    private void addAxis(String field, List<Axis> axes, List<Column> columns) {
        List<Object> parameters = compared.stream()
                .map(trial -> Objects.requireNonNull(trial.parameters().get(field)))
                .toList();
        if (FieldLevels.areNumbers(parameters)) {
            double[] numbers = parameters.stream()
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .toArray();
            axes.add(sweep.axis(field, numbers));
            columns.add(Column.of(numbers));
        } else {
            FieldLevels levels = FieldLevels.of(sweep, compared, field, MOST_RANGES);
            axes.add(new CategoryAxis(field, levels.labels()));
            columns.add(Column.of(compared.stream()
                    .mapToDouble(trial -> levels.of(trial.parameters()))
                    .toArray()));
        }
    }

    /** What mattered, for the fields for which that is known. */
    Figure importance(List<Importance> importances) {
        List<Importance> known = importances.stream()
                .filter(importance -> !Double.isNaN(importance.share()))
                .toList();
        String id = "importance";
        String title = "Which fields mattered";
        String texts = String.join(
                " ", importances.stream().map(Importance::text).distinct().toList());
        if (known.isEmpty()) {
            return new Figure(id, title, texts, null, null, false);
        }
        double[] shares = known.stream().mapToDouble(Importance::share).toArray();
        return new Figure(
                id,
                title,
                texts,
                new BarChart(
                        new CategoryAxis(
                                "field", known.stream().map(Importance::field).toList()),
                        new NumberAxis("share of the variance explained", Scale.LINEAR, 0, 1),
                        Column.of(shares),
                        null,
                        COLOR),
                new DataTable(
                        List.of("field", "share"),
                        known.stream()
                                .map(importance -> List.of(importance.field(), NumberText.fixed(importance.share(), 3)))
                                .toList()),
                false);
    }

    /** The objective in the order of the trials, with the best one so far. */
    Figure sequence() {
        String id = "sequence";
        String title = "How the search went";
        if (compared.size() < 2) {
            return new Figure(
                    id,
                    title,
                    "Fewer than two trials could be compared, so there is nothing to draw.",
                    null,
                    null,
                    true);
        }
        List<List<String>> improvements = new ArrayList<>();
        double[] best = bestSoFar(improvements);
        double[] numbers = numbers().stream().mapToDouble(Integer::doubleValue).toArray();
        return new Figure(
                id,
                title,
                "After trial " + improvements.get(improvements.size() - 1).get(0) + " none of the "
                        + NumberText.count(sweep.report().trials().size()) + " was better than all before it."
                        + drawn.note(),
                SequenceChart.of(sweep.objective(), numbers, values, best),
                new DataTable(List.of("trial", "best so far"), improvements),
                true);
    }

    /**
     * The best value among all trials up to each of those that are drawn.
     *
     * @param improvements gets the trials that were better than all before them
     */
    private double[] bestSoFar(List<List<String>> improvements) {
        double[] best = new double[compared.size()];
        double bestValue = Double.NaN;
        int next = 0;
        for (SweepReport.Trial trial : sweep.compared()) {
            double value = sweep.value(trial);
            if (sweep.bestFirst().compare(value, bestValue) < 0) {
                bestValue = value;
                improvements.add(List.of(Integer.toString(trial.trial()), NumberText.significant(value, 4)));
            }
            if (next < best.length && compared.get(next).trial() == trial.trial()) {
                best[next] = bestValue;
                next++;
            }
        }
        return best;
    }
}
