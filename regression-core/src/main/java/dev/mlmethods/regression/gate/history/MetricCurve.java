package dev.mlmethods.regression.gate.history;

import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A metric over the records, with the baseline and its tolerance band. */
final class MetricCurve {
    private static final int RECORDS = 1;
    private static final int BAND = 2;
    private static final int DIGITS = 4;

    private final List<HistoryEntry> entries;
    private final MetricChange gated;
    private final String name;
    private final String suffix;

    /**
     * The curve over the records of one model.
     *
     * @param suffix of the figure's id, which distinguishes the model from others on the page
     */
    MetricCurve(List<HistoryEntry> entries, MetricChange gated, String suffix) {
        this.entries = entries;
        this.gated = gated;
        this.name = "test." + gated.metric();
        this.suffix = suffix;
    }

    Figure figure() {
        String id = "history-" + gated.metric() + suffix;
        double[] values = entries.stream().mapToDouble(this::value).toArray();
        return DoubleStream.of(values).noneMatch(Double::isFinite)
                ? new Figure(id, name, "The metric " + name + " is not defined in any record.", null, null, true)
                : new Figure(id, name, summary(), chart(values), data(), true);
    }

    private double value(HistoryEntry entry) {
        Double value = entry.test(gated.metric());
        return value == null ? Double.NaN : value;
    }

    private String summary() {
        String curve = "The metric " + name + " of each record, the oldest on the left.";
        Double baseline = gated.baseline();
        if (baseline == null) {
            return curve + " It has no baseline.";
        }
        return curve + " The line across is the baseline, " + text(baseline)
                + (hasBand() ? "; the dashed lines are the tolerance of " + shortened(gated.tolerance()) : "") + ".";
    }

    private boolean hasBand() {
        return gated.baseline() != null && gated.tolerance() > 0;
    }

    private XyChart chart(double[] values) {
        double end = values.length + 1.0;
        Column x = Column.of(IntStream.rangeClosed(1, values.length).boxed().toList());
        List<XyChart.Series> series = new ArrayList<>();
        List<XyChart.Mark> marks = new ArrayList<>();
        DoubleStream.Builder shown = DoubleStream.builder();
        DoubleStream.of(values).forEach(shown);
        Double baseline = gated.baseline();
        if (baseline != null) {
            marks.add(new XyChart.AtY(baseline, "baseline " + text(baseline)));
            shown.add(baseline);
            if (hasBand()) {
                double low = baseline - gated.tolerance();
                double high = baseline + gated.tolerance();
                shown.add(low).add(high);
                series.add(bandLine("baseline - tolerance", low, end));
                series.add(bandLine("baseline + tolerance", high, end));
            }
        }
        series.add(new XyChart.Line(name, RECORDS, false, false, x, Column.of(values), null));
        series.add(new XyChart.Points(name, RECORDS, x, Column.of(values), x, "record", null, null, null));
        return new XyChart(
                new NumberAxis("record", Scale.LINEAR, 0, end).ofWholeNumbers(),
                NumberAxis.linear(name, shown.build()),
                series,
                marks,
                XyChart.Shape.WIDE);
    }

    private static XyChart.Line bandLine(String name, double at, double end) {
        return new XyChart.Line(name, BAND, true, false, Column.of(0, end), Column.of(at, at), null);
    }

    private DataTable data() {
        return new DataTable(
                List.of("record", "commit", name),
                IntStream.range(0, entries.size())
                        .mapToObj(i -> List.of(
                                Integer.toString(i + 1),
                                HistoryPage.commit(entries.get(i)),
                                text(value(entries.get(i)))))
                        .toList());
    }

    /** Without trailing zeros, the way users write a tolerance. */
    private static String shortened(double value) {
        return NumberText.shortest(new BigDecimal(value)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .doubleValue());
    }

    static String text(double value) {
        return NumberText.rounded(value);
    }
}
