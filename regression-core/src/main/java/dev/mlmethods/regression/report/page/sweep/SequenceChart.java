package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import java.util.List;

/** The trials of a search in their order, with the best one so far. */
public final class SequenceChart {
    private static final int COLOR = 1;
    private static final int RUNNING_BEST = 2;

    private SequenceChart() {}

    /**
     * {@return a point for each trial, and a line of the best values so far}
     *
     * @param objective what the values are
     * @param numbers of the trials, rising
     * @param values one per trial
     * @param best the best value up to each trial
     */
    public static XyChart of(String objective, double[] numbers, double[] values, double[] best) {
        Column trials = Column.of(numbers);
        return new XyChart(
                ValueAxes.linear("trial", numbers).ofWholeNumbers(),
                ValueAxes.of(objective, values),
                List.of(
                        new XyChart.Points(
                                "trials", COLOR, trials, Column.of(values), trials, "trial", null, null, null),
                        new XyChart.Line("best so far", RUNNING_BEST, false, false, trials, Column.of(best), null)),
                List.of(),
                Shape.STANDARD);
    }
}
