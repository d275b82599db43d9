package dev.mlmethods.regression.report.page.comparison;

import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.page.evaluation.EvaluationCharts;
import dev.mlmethods.regression.report.page.evaluation.LossLines;
import dev.mlmethods.regression.report.page.evaluation.LossLines.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of two results side by side, on the same axes. */
final class ComparisonCharts {
    private final ComparedResult result;
    private final ComparedResult other;

    ComparisonCharts(ComparedResult result, ComparedResult other) {
        this.result = result;
        this.other = other;
    }

    Block losses() {
        if (result.losses().size() < 2 || other.losses().size() < 2) {
            return new Block.Note("There are no losses of both trainings to compare.");
        }
        List<Line> lines = new ArrayList<>(lines(result, 1));
        lines.addAll(lines(other, 2));
        return new Figure(
                "losses",
                "Losses",
                "The loss of each epoch" + (LossLines.isLogarithmic(lines) ? ", on a logarithmic axis" : "")
                        + "; the dashed curves are those of the validation rows.",
                new XyChart(
                        LossLines.epochAxis(lines),
                        LossLines.lossAxis(lines),
                        List.copyOf(lines),
                        List.of(),
                        Shape.WIDE),
                table(),
                true);
    }

    private static List<Line> lines(ComparedResult result, int color) {
        return LossLines.of(
                result.losses(),
                new Style(result.label() + ", training", color, false),
                new Style(result.label() + ", validation", color, true));
    }

    private DataTable table() {
        return new DataTable(
                List.of("result", "epoch", "training loss", "validation loss"),
                Stream.of(result, other)
                        .flatMap(one -> Texts.thinned(one.losses().size()).stream()
                                .map(one.losses()::get)
                                .map(loss -> List.of(
                                        one.label(),
                                        Integer.toString(loss.epoch()),
                                        Texts.number(loss.loss()),
                                        loss.validationLoss() == null ? "" : Texts.number(loss.validationLoss()))))
                        .toList());
    }

    List<Block> predictions() {
        List<PredictionSample> samples = Stream.of(result, other)
                .map(ComparedResult::points)
                .filter(ComparisonCharts::canBeDrawn)
                .toList();
        if (samples.size() < 2) {
            boolean isSweep = result.points() == null || other.points() == null;
            return List.of(new Block.Note(
                    "There are no predictions of both to draw" + (isSweep ? ": a sweep keeps none." : ".")));
        }
        NumberAxis range = NumberAxis.close(
                "",
                samples.stream()
                        .flatMap(sample -> Stream.concat(sample.actual().stream(), sample.predicted().stream()))
                        .mapToDouble(Double::doubleValue));
        return List.of(
                predictedAgainstActual("first", result.label(), samples.get(0), range, 1),
                predictedAgainstActual("second", other.label(), samples.get(1), range, 2));
    }

    private static boolean canBeDrawn(@Nullable PredictionSample sample) {
        return sample != null && sample.rows().size() > 1;
    }

    private static Figure predictedAgainstActual(
            String id, String label, PredictionSample sample, NumberAxis range, int color) {
        return new Figure(
                "predicted-against-actual-" + id,
                "Predicted against actual: " + label,
                "Each point is a test row; on the dashed line the prediction would be exact. Both charts have the same axes.",
                EvaluationCharts.predictedAgainstActual(
                        sample,
                        new NumberAxis("actual", range.scale(), range.min(), range.max()),
                        new NumberAxis("predicted", range.scale(), range.min(), range.max()),
                        label,
                        color),
                EvaluationCharts.residualQuantiles(sample),
                false);
    }
}
