package dev.mlmethods.regression.report.page.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.ParallelChart;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrialChartsTest {
    private static TrialCharts of(SweepSpec spec, double... rmses) {
        return charts(new SweepTrials(SampleReports.of(spec, rmses)));
    }

    private static TrialCharts charts(SweepTrials sweep) {
        return new TrialCharts(sweep, DrawnTrials.of(sweep));
    }

    @Test
    void parallelAxesAreTheFieldsAndTheObjective() {
        Figure figure = of(
                        SmallSweeps.grid("hiddenLayers", "8;none", "learningRates", "0.0001,1"),
                        0.5,
                        0.6,
                        0.4,
                        Double.NaN)
                .parallel();
        assertThat(figure.summary())
                .isEqualTo(
                        "A line for each of the 3 trials that can be compared, colored by validation.rmse, of which the"
                                + " low end is better. Draw along an axis to choose trials. The data is that of the best 3.");
        ParallelChart chart = (ParallelChart) Objects.requireNonNull(figure.chart());
        assertThat(chart.axes().get(0)).isEqualTo(new CategoryAxis("hiddenLayers", List.of("8", "none")));
        assertThat(chart.axes().get(1))
                .isInstanceOfSatisfying(
                        NumberAxis.class, axis -> assertThat(axis.scale()).isEqualTo(Scale.LOG));
        assertThat(chart.axes().get(2).label()).isEqualTo("validation.rmse");
        assertThat(chart.values().get(0).stream()).containsExactly(0.0, 0.0, 1.0);
        assertThat(chart.values().get(1).stream()).containsExactly(0.0001, 1.0, 0.0001);
        assertThat(chart.values().get(2).stream()).containsExactly(0.5, 0.6, 0.4);
        assertThat(chart.ids().stream()).containsExactly(1.0, 2.0, 3.0);
        assertThat(Objects.requireNonNull(figure.data()).rows()).startsWith(List.of("3", "none", "0.0001", "0.4000"));
    }

    @Test
    void aNarrowRangeIsLogarithmicWhereItWasSearchedSo() {
        SweepSpec spec = SmallSweeps.grid("learningRates", "log 1..2", "dropouts", "0..0.5")
                .withStrategy(StrategySpec.random(5, 1));
        ParallelChart chart = (ParallelChart)
                Objects.requireNonNull(of(spec, 1, 2, 3, 4, 5).parallel().chart());
        assertThat(chart.axes().stream().map(axis -> ((NumberAxis) axis).scale()))
                .containsExactly(Scale.LOG, Scale.LINEAR, Scale.LINEAR);
    }

    @Test
    void fewerThanTwoOfAnythingMakeNoParallels() {
        assertThat(of(SmallSweeps.grid("learningRates", "1,2"), 1, 2).parallel().summary())
                .isEqualTo("Fewer than two fields vary, so there is nothing to put side by side.");
        Figure figure = of(
                        SmallSweeps.grid("learningRates", "1,2", "dropouts", "0,0.5"),
                        1,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN)
                .parallel();
        assertThat(figure.chart()).isNull();
        assertThat(figure.summary())
                .isEqualTo("Fewer than two trials could be compared, so there is nothing to put side by side.");
    }

    @Test
    void importanceIsBarsAndSentences() {
        SweepTrials sweep = new SweepTrials(SampleReports.of(
                SmallSweeps.grid("weightDecays", "0", "learningRates", "1,2", "seeds", "1,2,3,4"),
                1,
                1,
                1,
                1,
                2,
                2,
                2,
                2));
        Figure figure = charts(sweep).importance(SweepFindings.of(sweep).importances());
        assertThat(figure.summary())
                .isEqualTo(
                        "The field learningRate by itself explains 100% of the variance of validation.rmse. The field seed by itself explains 0% of"
                                + " the variance of validation.rmse. The field weightDecay has a single value among the trials that can be"
                                + " compared, so it is unknown how much it matters.");
        assertThat(figure.chart()).isInstanceOfSatisfying(BarChart.class, chart -> {
            assertThat(chart.axis().categories()).containsExactly("learningRate", "seed");
            assertThat(chart.values().stream()).containsExactly(1.0, 0.0);
        });
        SweepTrials one = new SweepTrials(SampleReports.of(SmallSweeps.grid("weightDecays", "0"), 1));
        assertThat(charts(one).importance(SweepFindings.of(one).importances()).chart())
                .isNull();
    }

    @Test
    void aSearchIsShownInItsOrder() {
        SweepSpec spec = SmallSweeps.grid("learningRates", "log 1e-4..1").withStrategy(StrategySpec.random(5, 1));
        Figure figure = of(spec, 0.5, Double.NaN, 0.3, 0.4, 0.3).sequence();
        assertThat(figure.summary()).isEqualTo("After trial 3 none of the 5 was better than all before it.");
        XyChart chart = (XyChart) Objects.requireNonNull(figure.chart());
        assertThat(((XyChart.Line) chart.series().get(1)).y().stream()).containsExactly(0.5, 0.3, 0.3, 0.3);
        assertThat(((XyChart.Points) chart.series().get(0)).x().stream()).containsExactly(1.0, 3.0, 4.0, 5.0);
        assertThat(of(spec, 0.5, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                        .sequence()
                        .summary())
                .isEqualTo("Fewer than two trials could be compared, so there is nothing to draw.");
    }
}
