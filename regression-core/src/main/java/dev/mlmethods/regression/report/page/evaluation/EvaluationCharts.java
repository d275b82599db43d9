package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.Histogram;
import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.diagnostics.QuantilePair;
import dev.mlmethods.regression.diagnostics.Quantiles;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.AtY;
import dev.mlmethods.regression.report.chart.XyChart.Bars;
import dev.mlmethods.regression.report.chart.XyChart.Identity;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Points;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The figures of the predictions and their errors on the test rows. */
public final class EvaluationCharts {
    private static final String ROWS = "test rows";
    private static final double MAP_SHARE = 0.95;

    /** The upper quartile of the standard normal distribution. */
    private static final double NORMAL_QUARTILE = 0.6744897501960817;

    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final List<String> SHARE_NAMES = List.of("smallest", "5%", "25%", "median", "75%", "95%", "largest");

    private final String target;
    private final EvaluationReport report;
    private final Diagnostics diagnostics;
    private final PredictionSample points;
    private final double[] residuals;

    EvaluationCharts(EvaluationReport report) {
        this.target = report.target();
        this.report = report;
        this.diagnostics = report.diagnostics();
        this.points = diagnostics.points();
        this.residuals = residuals(points);
    }

    private static double[] residuals(PredictionSample points) {
        return IntStream.range(0, points.rows().size())
                .mapToDouble(i -> points.actual().get(i) - points.predicted().get(i))
                .toArray();
    }

    /** The figures of the predictions themselves. */
    List<Block> predictions() {
        if (residuals.length < 2) {
            return List.of(new Block.Note(
                    residuals.length == 0
                            ? "No prediction is a finite number, so there is nothing to draw."
                            : "With a single prediction there is nothing to draw: it is "
                                    + Texts.number(points.predicted().get(0))
                                    + ", and " + target + " is "
                                    + Texts.number(points.actual().get(0)) + "."));
        }
        List<Block> blocks = new ArrayList<>(
                List.of(predictedAgainstActual(), residualsAgainstPredicted(), residualHistogram(), normalQuantiles()));
        PredictionSample.Coordinates coordinates = points.coordinates();
        if (coordinates != null) {
            blocks.add(map(coordinates));
        }
        return blocks;
    }

    private Figure predictedAgainstActual() {
        NumberAxis range =
                NumberAxis.close("", DoubleStream.concat(stream(points.actual()), stream(points.predicted())));
        XyChart chart = predictedAgainstActual(
                points,
                new NumberAxis("actual " + target, range.scale(), range.min(), range.max()),
                new NumberAxis("predicted " + target, range.scale(), range.min(), range.max()),
                ROWS,
                1);
        return new Figure(
                "predicted-against-actual",
                "Predicted against actual",
                "Each point is a test row; on the dashed line the prediction would be exact. " + drawn(),
                chart,
                bins("predicted " + target, diagnostics.byPrediction()),
                false);
    }

    /**
     * {@return the predictions of a sample against its targets, on two axes with the same range}
     *
     * @param sample the rows that are drawn
     * @param x the axis of the targets
     * @param y the axis of the predictions
     * @param name what the points are called
     * @param color the color of the points, 1 to 8
     */
    public static XyChart predictedAgainstActual(
            PredictionSample sample, NumberAxis x, NumberAxis y, String name, int color) {
        return new XyChart(
                x,
                y,
                List.of(points(name, color, Column.of(sample.actual()), Column.of(sample.predicted()), sample)),
                List.of(new Identity()),
                Shape.SQUARE);
    }

    private Figure residualsAgainstPredicted() {
        XyChart chart = new XyChart(
                NumberAxis.linear("predicted " + target, stream(points.predicted())),
                NumberAxis.linear("actual minus predicted", Arrays.stream(residuals)),
                List.of(points(ROWS, 1, Column.of(points.predicted()), Column.of(residuals), points)),
                List.of(new AtY(0, "exact")),
                Shape.SQUARE);
        return new Figure(
                "residuals-against-predicted",
                "Residuals against predicted",
                "A residual is the actual value minus the predicted one. A cloud that is even around 0 leaves nothing to learn; a"
                        + " bend or a funnel does. " + drawn(),
                chart,
                residualQuantiles(points),
                false);
    }

    private static Points points(String name, int color, Column x, Column y, PredictionSample sample) {
        return new Points(name, color, x, y, Column.of(sample.rows()), "row", null, null, null);
    }

    private String drawn() {
        int drawn = points.rows().size();
        return drawn == points.of()
                ? "All " + Texts.count(drawn, "row") + " are drawn."
                : "Drawn: " + NumberText.count(drawn) + " of " + Texts.count(points.of(), "row")
                        + ", chosen at random with the seed " + points.seed() + ".";
    }

    private Figure residualHistogram() {
        Histogram histogram = diagnostics.residuals();
        if (histogram == null) {
            throw new IllegalStateException("there are residuals, but no histogram of them");
        }
        int bins = histogram.counts().size();
        double[] from = IntStream.range(0, bins)
                .mapToDouble(i -> histogram.from() + i * histogram.width())
                .toArray();
        double[] to = IntStream.range(0, bins)
                .mapToDouble(i -> histogram.from() + (i + 1) * histogram.width())
                .toArray();
        XyChart chart = new XyChart(
                NumberAxis.linear("actual minus predicted", DoubleStream.of(from[0], to[bins - 1])),
                NumberAxis.linear(
                        "rows",
                        DoubleStream.concat(
                                DoubleStream.of(0), histogram.counts().stream().mapToDouble(Integer::doubleValue))),
                List.of(new Bars("rows", 1, Column.of(from), Column.of(to), Column.of(histogram.counts()))),
                List.of(),
                Shape.STANDARD);
        List<List<String>> rows = IntStream.range(0, bins)
                .mapToObj(i -> List.of(
                        Texts.number(from[i]),
                        Texts.number(to[i]),
                        NumberText.count(histogram.counts().get(i))))
                .toList();
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        return new Figure(
                "residual-histogram",
                "Residuals",
                "Half of the residuals are between " + Texts.rough(Quantiles.linear(sorted, 0.25)) + " and "
                        + Texts.rough(Quantiles.linear(sorted, 0.75)) + "; their median is "
                        + Texts.rough(Quantiles.linear(sorted, 0.5)) + "." + beyond(histogram),
                chart,
                new DataTable(List.of("from", "to", "rows"), rows),
                false);
    }

    private static String beyond(Histogram histogram) {
        int rows = histogram.below() + histogram.above();
        return rows == 0
                ? ""
                : " Not drawn: " + Texts.count(histogram.below(), "row") + " below the first bar and "
                        + NumberText.count(histogram.above()) + " above the last one.";
    }

    private Figure normalQuantiles() {
        List<QuantilePair> pairs = diagnostics.normalQuantiles();
        double[] normal = pairs.stream().mapToDouble(QuantilePair::normal).toArray();
        double[] values = pairs.stream().mapToDouble(QuantilePair::residual).toArray();
        XyChart chart = new XyChart(
                NumberAxis.linear("standard normal quantile", Arrays.stream(normal)),
                NumberAxis.linear("residual", Arrays.stream(values)),
                List.of(
                        throughQuartiles(normal, values),
                        new Points("quantiles", 1, Column.of(normal), Column.of(values), null, null, null, null, null)),
                List.of(),
                Shape.STANDARD);
        List<List<String>> rows = Texts.thinned(pairs.size()).stream()
                .map(i -> List.of(Texts.number(normal[i]), Texts.number(values[i])))
                .toList();
        return new Figure(
                "normal-quantiles",
                "Normal Q-Q plot",
                "On the dashed line, through the quartiles, the residuals would be normally distributed; ends that depart from it are"
                        + " errors far larger than the rest.",
                chart,
                new DataTable(List.of("normal quantile", "residual"), rows),
                false);
    }

    private static Line throughQuartiles(double[] normal, double[] values) {
        double low = at(-NORMAL_QUARTILE, normal, values);
        double high = at(NORMAL_QUARTILE, normal, values);
        double middle = low + (high - low) / 2;
        double slope = (high - low) / (2 * NORMAL_QUARTILE);
        double first = normal[0];
        double last = normal[normal.length - 1];
        return new Line(
                "normal distribution",
                2,
                true,
                false,
                Column.of(first, last),
                Column.of(middle + slope * first, middle + slope * last),
                null);
    }

    /** The value at a normal quantile, between its two neighboring points; there is one on each side of both quartiles. */
    private static double at(double quantile, double[] normal, double[] values) {
        int above = 1;
        while (above < normal.length - 1 && normal[above] < quantile) {
            above++;
        }
        double share = (quantile - normal[above - 1]) / (normal[above] - normal[above - 1]);
        return values[above - 1] + share * (values[above] - values[above - 1]);
    }

    private Figure map(PredictionSample.Coordinates coordinates) {
        double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        double most = Math.max(Quantiles.linear(sizes, MAP_SHARE), Double.MIN_NORMAL);
        XyChart chart = new XyChart(
                NumberAxis.linear("longitude", stream(coordinates.longitudes())),
                NumberAxis.linear("latitude", stream(coordinates.latitudes())),
                List.of(new Points(
                        ROWS,
                        1,
                        Column.of(coordinates.longitudes()),
                        Column.of(coordinates.latitudes()),
                        Column.of(points.rows()),
                        "row",
                        Column.of(residuals),
                        "actual minus predicted",
                        most)),
                List.of(),
                Shape.SQUARE);
        return new Figure(
                "map",
                "Where the errors are",
                "Test rows by their coordinates in degrees. The color is the residual: one end of the scale is "
                        + Texts.rough(most)
                        + " too low a prediction, the other as much too high; larger errors have the colors of the"
                        + " ends. " + drawn(),
                chart,
                residualQuantiles(points),
                false);
    }

    /** The bias as a function of the prediction. */
    List<Block> byPrediction() {
        List<ErrorBin> bins = diagnostics.byPrediction();
        if (bins.size() < 2) {
            return List.of(new Block.Note("There are too few different predictions of " + target + " to compare."));
        }
        return List.of(new Figure(
                "bias-by-prediction",
                "Bias by the prediction of " + target,
                "The test rows by tenths of their predictions: a bar to the right means that the predictions are too low there,"
                        + " one to the left too high. By tenths of " + target
                        + " itself, even the true model would look biased, because the largest values are those that noise has"
                        + " made larger.",
                bars("predicted " + target, bins, "mean of actual minus predicted", ErrorBin::bias),
                bins("predicted " + target, bins),
                false));
    }

    /** Whether an ensemble's spread shows where its errors are large; empty for a model of one network. */
    List<Block> bySpread() {
        List<ErrorBin> bins = report.bySpread();
        if (bins == null) {
            return List.of();
        }
        if (bins.size() < 2) {
            return List.of(new Block.Note("The spread of the networks is the same in nearly all rows."));
        }
        return List.of(new Figure(
                "error-by-spread",
                "Errors by the spread of the networks",
                "The prediction is the mean of "
                        + report.specification().members().size()
                        + " networks. The test rows by fifths of how far these lie apart (their standard deviation, the column"
                        + " spread of predictions.csv): the more the bars grow, the better the spread shows which predictions"
                        + " are uncertain.",
                bars("spread of the networks", bins, "RMSE", ErrorBin::rmse),
                bins("spread", bins),
                false));
    }

    private static BarChart bars(String values, List<ErrorBin> bins, String error, ToDoubleFunction<ErrorBin> errorOf) {
        double[] errors = bins.stream().mapToDouble(errorOf).toArray();
        return new BarChart(
                new CategoryAxis(
                        values,
                        bins.stream()
                                .map(bin -> Texts.rough(bin.from()) + " to " + Texts.rough(bin.to()))
                                .toList()),
                NumberAxis.linear(error, DoubleStream.concat(DoubleStream.of(0), Arrays.stream(errors))),
                Column.of(errors),
                null,
                1);
    }

    static DataTable bins(String values, List<ErrorBin> bins) {
        return new DataTable(
                List.of(values + " from", "to", "rows", "bias", "RMSE"),
                bins.stream()
                        .map(bin -> List.of(
                                Texts.number(bin.from()),
                                Texts.number(bin.to()),
                                NumberText.count(bin.rows()),
                                Texts.number(bin.bias()),
                                Texts.number(bin.rmse())))
                        .toList());
    }

    /**
     * {@return the residuals of a sample in a few numbers}
     *
     * @param points the sample; at least one row
     */
    public static DataTable residualQuantiles(PredictionSample points) {
        double[] sorted = residuals(points);
        Arrays.sort(sorted);
        return new DataTable(
                List.of("share of the residuals below", "residual"),
                IntStream.range(0, SHARES.length)
                        .mapToObj(i -> List.of(SHARE_NAMES.get(i), Texts.number(Quantiles.linear(sorted, SHARES[i]))))
                        .toList());
    }

    private static DoubleStream stream(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
