package dev.mlmethods.regression.report.page.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.report.chart.HeatMapChart;
import dev.mlmethods.regression.report.chart.HeatMapChart.ColorScale;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ObjectiveMapsTest {
    private static List<Figure> figures(SweepReport report) {
        return new ObjectiveMaps(new SweepTrials(report)).figures();
    }

    private static HeatMapChart chart(Figure figure) {
        return (HeatMapChart) Objects.requireNonNull(figure.chart());
    }

    @Test
    void aCellIsTheBestOfItsTrials() {
        SweepReport report = SampleReports.of(
                SmallSweeps.grid("optimizers", "adam,sgd", "epochs", "5,3", "learningRates", "0.01,1e-5"),
                0.5,
                0.6,
                0.7,
                Double.NaN,
                0.4,
                0.65,
                0.8,
                Double.NaN);
        Figure figure = figures(report).get(0);
        assertThat(figure.id()).isEqualTo("objective-learningRate-epochs");
        assertThat(figure.title()).isEqualTo("learningRate and epochs");
        assertThat(figure.summary())
                .isEqualTo(
                        "Each cell has the best validation.rmse that was found with its two values, whatever the others"
                                + " were. Smaller is better: the better a cell, the stronger its color; the best one has a frame."
                                + " Nothing that could be compared is in 1 cell, which is empty.");
        HeatMapChart chart = chart(figure);
        assertThat(chart.y().label()).isEqualTo("learningRate");
        assertThat(chart.y().categories()).containsExactly("1e-5", "0.01");
        assertThat(chart.x().categories()).containsExactly("3", "5");
        assertThat(chart.values().stream()).containsExactly(Double.NaN, 0.6, 0.7, 0.4);
        assertThat(chart.texts()).containsExactly("", "0.600", "0.700", "0.400");
        assertThat(chart.hrefs()).containsExactly("", "#trial-2", "#trial-3", "#trial-5");
        assertThat(chart.value()).isEqualTo(new NumberAxis("validation.rmse", Scale.LINEAR, 0.4, 0.7));
        assertThat(chart.colors()).isEqualTo(ColorScale.FALLING);
        assertThat(chart.best()).isEqualTo(3);
        assertThat(Objects.requireNonNull(figure.data()).rows())
                .startsWith(List.of("1e-5", "3", "", ""), List.of("1e-5", "5", "0.6000", "2"));
        assertThat(figures(report))
                .extracting(Figure::title)
                .containsExactly("learningRate and epochs", "optimizer and epochs", "optimizer and learningRate");
    }

    @Test
    void seedsAreAveragedAndNoField() {
        SweepReport report = SampleReports.of(
                SmallSweeps.grid("learningRates", "1,2", "dropouts", "0,0.5", "seeds", "1,2")
                        .withObjective(Objective.parse("validation.r2", null)),
                0.1,
                0.2,
                0.3,
                0.4,
                0.5,
                0.5,
                Double.NaN,
                0.1);
        assertThat(figures(report)).singleElement().satisfies(figure -> {
            assertThat(figure.summary())
                    .isEqualTo("Each cell has the best validation.r2 that was found with its two values, whatever the"
                            + " others were, as the mean over the seeds. Larger is better: the better a cell, the stronger its color; the"
                            + " best one has a frame. Nothing that could be compared is in 1 cell, which is empty.");
            assertThat(chart(figure).texts()).containsExactly("0.900", "0.500", "0", "");
            assertThat(chart(figure).hrefs()).containsExactly("#trial-1", "#trial-3", "#trial-5", "");
            assertThat(chart(figure).colors()).isEqualTo(ColorScale.RISING);
            assertThat(chart(figure).best()).isZero();
        });
    }

    /** Quartiles 20 and 40, so the fence is at 70. */
    @Test
    void aValueFarWorseThanTheOthersDoesntTakeTheirColours() {
        SweepReport report = SampleReports.of(
                SmallSweeps.grid("learningRates", "1,2,3,4", "dropouts", "0,0.5"), 10, 10, 20, 20, 30, 30, 40, 80);
        Figure figure = figures(report).get(0);
        assertThat(chart(figure).value()).isEqualTo(new NumberAxis("validation.rmse", Scale.LINEAR, 10, 70));
        assertThat(chart(figure).values().get(7)).isEqualTo(80);
        assertThat(figure.summary()).endsWith(" The scale ends before the worst values: 1 cell is beyond it.");
    }

    /** Otherwise, a few bad cells would leave a single color for all good ones. */
    @Test
    void valuesFactorsApartHaveLogarithmicColours() {
        Figure figure = figures(SampleReports.of(
                        SmallSweeps.grid("learningRates", "1,2,3,4", "dropouts", "0,0.5"), 0.5, 1, 2, 2, 3, 3, 4, 5))
                .get(0);
        assertThat(chart(figure).value()).isEqualTo(new NumberAxis("validation.rmse", Scale.LOG, 0.5, 5));
        assertThat(figure.summary())
                .endsWith(
                        "Smaller is better: the better a cell, the stronger its color, by its logarithm; the best one has a"
                                + " frame.");
    }

    /** The logarithms of the quartiles are those of 2 and 4, so the fence is at 4 times 2 to the power of 1.5. */
    @Test
    void theFenceOfLogarithmicColoursIsOneOfLogarithms() {
        HeatMapChart chart = chart(figures(SampleReports.of(
                        SmallSweeps.grid("learningRates", "1,2,3,4", "dropouts", "0,0.5"), 1, 1, 2, 2, 3, 3, 4, 1e6))
                .get(0));
        assertThat(chart.value().scale()).isEqualTo(Scale.LOG);
        assertThat(chart.value().min()).isEqualTo(1);
        assertThat(chart.value().max()).isCloseTo(8 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void equalValuesHaveAScaleToo() {
        HeatMapChart chart = chart(
                figures(SampleReports.of(SmallSweeps.grid("learningRates", "1,2", "dropouts", "0,0.5"), 3, 3, 3, 3))
                        .get(0));
        assertThat(chart.value().min()).isEqualTo(3);
        assertThat(chart.value().max()).isEqualTo(6);
    }

    @Test
    void drawnNumbersBecomeEightRanges() {
        SweepReport report = SampleReports.of(
                SmallSweeps.grid("learningRates", "log 1e-4..1", "hiddenLayers", "4;none")
                        .withStrategy(StrategySpec.random(200, 1)),
                trial -> trial.specification().training().learningRate());
        HeatMapChart chart = chart(figures(report).get(0));
        assertThat(chart.y().categories()).hasSize(8).allMatch(label -> label.contains(".."));
        assertThat(chart.x().categories()).containsExactly("4", "none");
        double[] values = chart.values().stream().toArray();
        assertThat(values[0]).isLessThan(values[2]);
        assertThat(values[2]).isLessThan(values[14]);
    }

    @Test
    void thereAreAtMostFifteen() {
        SweepReport report = SampleReports.of(
                SmallSweeps.grid(
                        "learningRates",
                        "1,2",
                        "dropouts",
                        "0,0.5",
                        "weightDecays",
                        "0,1",
                        "batchSizes",
                        "8,full",
                        "activations",
                        "relu,tanh",
                        "losses",
                        "mse,mae",
                        "momentums",
                        "0,0.5"),
                trial -> trial.number());
        assertThat(figures(report)).hasSize(15);
    }

    @Test
    void withoutAnyPointThereIsASentence() {
        Figure figure = figures(SampleReports.of(
                        SmallSweeps.grid("learningRates", "1,2", "dropouts", "0,0.5"), trial -> Double.NaN))
                .get(0);
        assertThat(figure.chart()).isNull();
        assertThat(figure.summary()).isEqualTo("No point could be compared, so there is nothing to draw.");
    }
}
