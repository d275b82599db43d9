package dev.mlmethods.regression.report.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.AtX;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Mark;
import dev.mlmethods.regression.report.chart.XyChart.Series;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossFigureTest {
    private static final List<EpochLoss> VALIDATED = List.of(
            new EpochLoss(1, 8, null), new EpochLoss(2, 4, 5.0), new EpochLoss(3, 2, null), new EpochLoss(4, 1, 6.0));

    private static Figure figure(int ofWeights, @Nullable Integer best, List<EpochLoss> epochs) {
        return (Figure) LossFigure.of(new Course(epochs.size(), ofWeights, best, epochs), 1);
    }

    private static XyChart chart(Figure figure) {
        return (XyChart) Objects.requireNonNull(figure.chart());
    }

    private static List<EpochLoss> losses(double... losses) {
        return IntStream.range(0, losses.length)
                .mapToObj(i -> new EpochLoss(i + 1, losses[i], null))
                .toList();
    }

    @Test
    void lossesThatAreNotKnownAreASentence() {
        assertThat(LossFigure.of(null, 1))
                .isEqualTo(new Block.Note(
                        "The losses of this training are unknown because there is no losses.csv beside the model."));
    }

    @Test
    void oneEpochIsASentence() {
        assertThat(LossFigure.of(new Course(1, 1, null, losses(12345.678)), 1))
                .isEqualTo(
                        new Block.Note("The training had one epoch, with the loss 12,346; there is no curve to draw."));
    }

    @Test
    void theValidationLossesAreACurveOfTheirOwn() {
        Figure figure = figure(4, 2, VALIDATED);
        assertThat(figure.id()).isEqualTo("losses");
        assertThat(figure.title()).isEqualTo("Losses");
        assertThat(figure.summary())
                .isEqualTo("The loss of each epoch, on a logarithmic axis: from 8.000 to 1.000 on the training rows.");
        assertThat(figure.wide()).isTrue();
        XyChart chart = chart(figure);
        assertThat(chart.x()).isEqualTo(new NumberAxis("epoch", Scale.LINEAR, 1, 4, true));
        assertThat(chart.y()).isEqualTo(new NumberAxis("loss", Scale.LOG, 1, 10));
        assertThat(chart.shape()).isEqualTo(Shape.WIDE);
        assertThat(chart.series()).extracting(Series::name).containsExactly("training", "validation");
        assertThat(chart.series()).extracting(Series::color).containsExactly(1, 2);
        Line training = (Line) chart.series().get(0);
        assertThat(training.x().stream()).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(training.y().stream()).containsExactly(8.0, 4.0, 2.0, 1.0);
        Line validation = (Line) chart.series().get(1);
        assertThat(validation.x().stream()).containsExactly(2.0, 4.0);
        assertThat(validation.y().stream()).containsExactly(5.0, 6.0);
        assertThat(figure.data())
                .isEqualTo(new DataTable(
                        List.of("epoch", "training loss", "validation loss"),
                        List.of(
                                List.of("1", "8.000", ""),
                                List.of("2", "4.000", "5.000"),
                                List.of("3", "2.000", ""),
                                List.of("4", "1.000", "6.000"))));
    }

    private static List<Mark> marks(int ofWeights, @Nullable Integer best, List<EpochLoss> epochs) {
        return chart(figure(ofWeights, best, epochs)).marks();
    }

    @Test
    void theBestEpochAndTheModelsAreMarked() {
        assertThat(marks(4, 2, VALIDATED))
                .containsExactly(new AtX(2, "best epoch 2"), new AtX(4, "the model's epoch 4"));
        assertThat(marks(2, 2, VALIDATED)).containsExactly(new AtX(2, "best epoch 2"));
        assertThat(marks(2, null, losses(3, 2))).isEmpty();
        assertThat(marks(1, null, losses(3, 2))).containsExactly(new AtX(1, "the model's epoch 1"));
    }

    @Test
    void lossesWithoutALogarithmHaveALinearAxis() {
        Figure figure = figure(3, null, losses(5, 1, 0));
        assertThat(figure.summary()).isEqualTo("The loss of each epoch: from 5.000 to 0 on the training rows.");
        assertThat(chart(figure).y()).isEqualTo(new NumberAxis("loss", Scale.LINEAR, 0, 5));
        List<EpochLoss> validatedAtZero = List.of(new EpochLoss(1, 2, 1.0), new EpochLoss(2, 1, 0.0));
        assertThat(chart(figure(2, 2, validatedAtZero)).y().scale()).isEqualTo(Scale.LINEAR);
    }

    @Test
    void lossesThatExplodeHaveAnAxis() {
        Figure figure = (Figure) LossFigure.of(SampleEvaluations.exploding(), 1);
        assertThat(figure.summary())
                .isEqualTo(
                        "The loss of each epoch, on a logarithmic axis: from 1.000 to 1.586e30 on the training rows.");
        assertThat(chart(figure).y()).isEqualTo(new NumberAxis("loss", Scale.LOG, 1, 2e30));
        Figure infinite = figure(3, null, losses(5, 1, Double.NaN));
        assertThat(infinite.summary()).isEqualTo("The loss of each epoch: from 5.000 to n/a on the training rows.");
        assertThat(chart(infinite).y()).isEqualTo(new NumberAxis("loss", Scale.LINEAR, 1, 5));
    }

    @Test
    void ofALongTrainingSomeEpochsAreDrawnAndFewerInTheTable() {
        List<EpochLoss> epochs = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> new EpochLoss(i == 1 ? 1 : 24 * i, 1 + 1.0 / i, null))
                .toList();
        Figure figure = (Figure) LossFigure.of(new Course(12_000, 12_000, null, epochs), 1);
        assertThat(figure.summary()).endsWith(" on the training rows. Drawn: 500 of 12,000 epochs.");
        assertThat(Objects.requireNonNull(figure.data()).rows())
                .hasSize(50)
                .startsWith(List.of("1", "2.000", ""))
                .endsWith(List.of("12000", "1.002", ""));
    }
}
