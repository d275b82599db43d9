package dev.mlmethods.regression.report.page.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ObjectiveLineTest {
    private static Figure figure(String field, SweepSpec spec, double... rmses) {
        SweepTrials sweep = new SweepTrials(SampleReports.of(spec, rmses));
        return new ObjectiveLine(sweep, DrawnTrials.of(sweep), field).figure();
    }

    @Test
    void numbersMakeALine() {
        Figure figure = figure("learningRate", SmallSweeps.grid("learningRates", "1,0.001,0.1"), 0.7, 0.5, 0.25);
        assertThat(figure.title()).isEqualTo("validation.rmse over learningRate");
        assertThat(figure.summary())
                .isEqualTo("The validation.rmse for each value of learningRate; smaller is better.");
        XyChart chart = (XyChart) Objects.requireNonNull(figure.chart());
        assertThat(chart.x().scale()).isEqualTo(Scale.LOG);
        assertThat(chart.series().get(0)).isInstanceOfSatisfying(XyChart.Line.class, line -> {
            assertThat(line.x().stream()).containsExactly(0.001, 0.1, 1.0);
            assertThat(line.y().stream()).containsExactly(0.5, 0.25, 0.7);
        });
        assertThat(Objects.requireNonNull(figure.data()).rows())
                .containsExactly(
                        List.of("0.1", "0.2500", "3"), List.of("0.001", "0.5000", "2"), List.of("1", "0.7000", "1"));
    }

    @Test
    void namesMakeBarsWithTheSpreadOfTheSeeds() {
        Figure figure = figure("activation", SmallSweeps.grid("activations", "relu,tanh", "seeds", "1,2"), 3, 5, 2, 2);
        assertThat(figure.summary())
                .isEqualTo(
                        "The validation.rmse for each value of activation, as the mean over the seeds; smaller is better.");
        assertThat(figure.chart()).isInstanceOfSatisfying(BarChart.class, chart -> {
            assertThat(chart.axis().categories()).containsExactly("tanh", "relu");
            assertThat(chart.values().stream()).containsExactly(2.0, 4.0);
            Column errors = Objects.requireNonNull(chart.errors());
            assertThat(errors.get(0)).isEqualTo(0);
            assertThat(errors.get(1)).isCloseTo(Math.sqrt(2), within(1e-15));
            assertThat(chart.value().min()).isEqualTo(0);
        });
    }

    @Test
    void seedsAloneShowTheLuck() {
        Figure figure = figure("seed", SmallSweeps.grid("seeds", "7,8"), 0.5, 0.25);
        assertThat(figure.summary()).isEqualTo("Only the seed differs, so all the difference is luck.");
        assertThat(Objects.requireNonNull(figure.data()).rows())
                .containsExactly(List.of("7", "0.5000", "1"), List.of("8", "0.2500", "2"));
    }

    @Test
    void withoutAnyValueThereIsASentence() {
        Figure figure = figure("learningRate", SmallSweeps.grid("learningRates", "1,2"), Double.NaN, Double.NaN);
        assertThat(figure.chart()).isNull();
        assertThat(figure.summary()).isEqualTo("No trial could be compared, so there is nothing to draw.");
    }
}
