package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.AtX;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Mark;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.page.evaluation.LossLines.Style;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The losses of a training, epoch by epoch. */
final class LossFigure {
    private LossFigure() {}

    static Block of(@Nullable Course losses, int members) {
        if (losses == null) {
            return new Block.Note(EvaluationVerdicts.losses(null).text());
        }
        if (losses.epochs().size() < 2) {
            return new Block.Note("The training had one epoch, with the loss "
                    + Texts.number(losses.epochs().get(0).loss()) + "; there is no curve to draw.");
        }
        return figure(losses, members);
    }

    private static Figure figure(Course losses, int members) {
        List<EpochLoss> epochs = losses.epochs();
        List<Line> lines = LossLines.of(epochs, new Style("training", 1, false), new Style("validation", 2, false));
        List<Mark> marks = new ArrayList<>();
        Integer best = losses.best();
        if (best != null) {
            marks.add(new AtX(best, "best epoch " + best));
        }
        if (best == null ? losses.ofWeights() != losses.trained() : losses.ofWeights() != best) {
            marks.add(new AtX(losses.ofWeights(), "the model's epoch " + losses.ofWeights()));
        }
        return new Figure(
                "losses",
                "Losses",
                summary(losses, members, LossLines.isLogarithmic(lines)),
                new XyChart(
                        LossLines.epochAxis(lines), LossLines.lossAxis(lines), List.copyOf(lines), marks, Shape.WIDE),
                table(epochs),
                true);
    }

    private static String summary(Course losses, int members, boolean isLogarithmic) {
        List<EpochLoss> epochs = losses.epochs();
        return "The loss of each epoch"
                + (members == 1 ? "" : " of the first of the " + members + " networks")
                + (isLogarithmic ? ", on a logarithmic axis" : "") + ": from "
                + Texts.number(epochs.get(0).loss()) + " to "
                + Texts.number(epochs.get(epochs.size() - 1).loss()) + " on the training rows."
                + (epochs.size() < losses.trained()
                        ? " Drawn: " + epochs.size() + " of " + Texts.count(losses.trained(), "epoch") + "."
                        : "");
    }

    private static DataTable table(List<EpochLoss> epochs) {
        return new DataTable(
                List.of("epoch", "training loss", "validation loss"),
                Texts.thinned(epochs.size()).stream()
                        .map(epochs::get)
                        .map(epoch -> List.of(
                                Integer.toString(epoch.epoch()),
                                Texts.number(epoch.loss()),
                                epoch.validationLoss() == null ? "" : Texts.number(epoch.validationLoss())))
                        .toList());
    }
}
