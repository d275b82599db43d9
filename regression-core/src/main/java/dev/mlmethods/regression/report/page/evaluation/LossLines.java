package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The losses of trainings as lines, and the axis for them. */
public final class LossLines {
    private LossLines() {}

    /**
     * What one of the two lines of a training looks like.
     *
     * @param name what the legend calls it
     * @param color 1 to 8
     * @param dashed whether it is dashed
     */
    public record Style(String name, int color, boolean dashed) {}

    /**
     * {@return the line of the losses on the training rows and, if these were computed, that of the losses on the validation rows}
     *
     * @param losses the losses of some epochs, ascending
     * @param training what the first line looks like
     * @param validation what the second line looks like
     */
    public static List<Line> of(List<EpochLoss> losses, Style training, Style validation) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(
                training, losses, Column.of(losses.stream().map(EpochLoss::loss).toList())));
        List<EpochLoss> validated =
                losses.stream().filter(loss -> loss.validationLoss() != null).toList();
        if (!validated.isEmpty()) {
            lines.add(line(
                    validation,
                    validated,
                    Column.of(validated.stream().map(EpochLoss::validationLoss).toList())));
        }
        return lines;
    }

    private static Line line(Style style, List<EpochLoss> losses, Column values) {
        Column epochs = Column.of(losses.stream().map(EpochLoss::epoch).toList());
        return new Line(style.name(), style.color(), style.dashed(), false, epochs, values, null);
    }

    /**
     * {@return an axis for the epochs of all lines}
     *
     * @param lines those that are drawn
     */
    public static NumberAxis epochAxis(List<Line> lines) {
        return NumberAxis.linear("epoch", lines.stream().flatMapToDouble(line -> line.x().stream()))
                .ofWholeNumbers();
    }

    /**
     * {@return an axis for the losses of all lines: logarithmic if they are all above 0, otherwise linear}
     *
     * @param lines those that are drawn
     */
    public static NumberAxis lossAxis(List<Line> lines) {
        return isLogarithmic(lines) ? NumberAxis.log("loss", values(lines)) : NumberAxis.linear("loss", values(lines));
    }

    /**
     * {@return whether all losses are above 0}
     *
     * @param lines those that are drawn
     */
    public static boolean isLogarithmic(List<Line> lines) {
        return values(lines).allMatch(value -> value > 0);
    }

    private static DoubleStream values(List<Line> lines) {
        return lines.stream().flatMapToDouble(line -> line.y().stream());
    }
}
