package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Chart;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SweepPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The objective over the only field that is searched, or over just the seeds. */
final class ObjectiveLine {
    private static final int MEANS = 1;
    private static final int TRIALS = 2;

    private final SweepTrials sweep;
    private final DrawnTrials drawn;
    private final String field;

    /**
     * A chart.
     *
     * @param drawn the trials that are drawn
     * @param field the field on the horizontal axis
     */
    ObjectiveLine(SweepTrials sweep, DrawnTrials drawn, String field) {
        this.sweep = sweep;
        this.drawn = drawn;
        this.field = field;
    }

    Figure figure() {
        String id = "objective-" + field;
        String title = sweep.objective() + " over " + field;
        if (sweep.compared().isEmpty()) {
            return new Figure(id, title, "No trial could be compared, so there is nothing to draw.", null, null, false);
        }
        if (field.equals(SweepTrials.SEED)) {
            return bars(id, title, drawn.compared(sweep));
        }
        List<SweepPoint> points = drawnPoints();
        if (points.isEmpty()) {
            return new Figure(id, title, "No point could be compared, so there is nothing to draw.", null, null, false);
        }
        boolean areNumbers =
                FieldLevels.areNumbers(points.stream().map(point -> of(point)).toList());
        return new Figure(
                id, title, summary(areNumbers), areNumbers ? line(points) : pointBars(points), data(points), true);
    }

    /** The points of drawn trials, the best one first. */
    private List<SweepPoint> drawnPoints() {
        if (drawn.areAll()) {
            return sweep.rankedPoints();
        }
        Set<Integer> numbers =
                drawn.trials().stream().map(SweepReport.Trial::trial).collect(Collectors.toSet());
        return sweep.rankedPoints().stream()
                .filter(point -> point.trials().stream().anyMatch(numbers::contains))
                .toList();
    }

    private Object of(SweepPoint point) {
        return Objects.requireNonNull(point.parameters().get(field));
    }

    private double number(SweepPoint point) {
        return ((Number) of(point)).doubleValue();
    }

    private String summary(boolean isLine) {
        boolean hasSeeds = sweep.varied().contains(SweepTrials.SEED);
        return "The " + sweep.objective() + " for each value of " + field
                + (hasSeeds ? ", as the mean over the seeds" + (isLine ? ", with each trial as a point" : "") : "")
                + "; " + (sweep.isSmallerBetter() ? "smaller" : "larger") + " is better." + drawn.note();
    }

    private Chart line(List<SweepPoint> points) {
        List<SweepPoint> rising =
                points.stream().sorted(Comparator.comparingDouble(this::number)).toList();
        double[] x = rising.stream().mapToDouble(this::number).toArray();
        double[] y = rising.stream().mapToDouble(SweepTrials::mean).toArray();
        List<SweepReport.Trial> trials = drawn.compared(sweep);
        double[] trialValues = trials.stream().mapToDouble(sweep::value).toArray();
        NumberAxis yAxis = ValueAxes.of(sweep.objective(), trialValues);
        return new XyChart(
                sweep.axis(field, x),
                yAxis,
                List.of(
                        new XyChart.Line(sweep.objective(), MEANS, false, false, Column.of(x), Column.of(y), null),
                        new XyChart.Points(
                                "trials",
                                TRIALS,
                                Column.of(trials.stream()
                                        .mapToDouble(trial -> ((Number) Objects.requireNonNull(
                                                        trial.parameters().get(field)))
                                                .doubleValue())
                                        .toArray()),
                                Column.of(trialValues),
                                Column.of(trials.stream()
                                        .map(SweepReport.Trial::trial)
                                        .toList()),
                                "trial",
                                null,
                                null,
                                null)),
                List.of(),
                Shape.STANDARD);
    }

    private Chart pointBars(List<SweepPoint> points) {
        double[] means = points.stream().mapToDouble(SweepTrials::mean).toArray();
        boolean hasSpread = points.stream().anyMatch(point -> point.standardDeviation() != null);
        return new BarChart(
                new CategoryAxis(
                        field,
                        points.stream()
                                .map(point -> ParameterText.of(of(point)))
                                .toList()),
                ValueAxes.fromZero(sweep.objective(), means),
                Column.of(means),
                hasSpread
                        ? Column.of(points.stream()
                                .mapToDouble(point -> deviation(point.standardDeviation()))
                                .toArray())
                        : null,
                MEANS);
    }

    private static double deviation(@Nullable Double deviation) {
        return deviation == null ? Double.NaN : deviation;
    }

    private Figure bars(String id, String title, List<SweepReport.Trial> trials) {
        double[] values = trials.stream().mapToDouble(sweep::value).toArray();
        List<String> seeds = trials.stream()
                .map(trial -> ParameterText.of(
                        Objects.requireNonNull(trial.parameters().get(field))))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            rows.add(List.of(
                    seeds.get(i),
                    NumberText.significant(values[i], 4),
                    Integer.toString(trials.get(i).trial())));
        }
        return new Figure(
                id,
                title,
                "Only the seed differs, so all the difference is luck." + drawn.note(),
                new BarChart(
                        new CategoryAxis(field, seeds),
                        ValueAxes.fromZero(sweep.objective(), values),
                        Column.of(values),
                        null,
                        MEANS),
                new DataTable(List.of(field, sweep.objective(), "trial"), rows),
                true);
    }

    private DataTable data(List<SweepPoint> points) {
        return new DataTable(
                List.of(field, sweep.objective(), "trial"),
                points.stream()
                        .map(point -> List.of(
                                ParameterText.of(of(point)),
                                NumberText.significant(SweepTrials.mean(point), 4),
                                Integer.toString(sweep.bestOf(point).trial())))
                        .toList());
    }
}
