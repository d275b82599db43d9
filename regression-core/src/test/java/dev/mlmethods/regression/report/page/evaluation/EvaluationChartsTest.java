package dev.mlmethods.regression.report.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.Histogram;
import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.diagnostics.QuantilePair;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
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
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Charts of four rows: the targets are 1, 3, 2 and 8, the predictions 1, 2, 3 and 4, so the residuals are 0, 1, -1 and 4. */
class EvaluationChartsTest {
    private static final Predictor FIRST = features -> IntStream.range(0, features.rows())
            .mapToDouble(row -> features.get(row, 0))
            .toArray();
    private static final EvaluationReport FOUR_ROWS = report(List.of("a", "b"), 1, 5, 2, 5, 3, 5, 4, 5);

    private static EvaluationReport report(List<String> features, double... values) {
        double[] target = {1, 3, 2, 8};
        return SampleEvaluations.of(Dataset.of("four.csv", FeatureMatrix.of(features, values), "y", target), FIRST);
    }

    private static List<Figure> figures(EvaluationReport report) {
        return new EvaluationCharts(report)
                .predictions().stream().map(Figure.class::cast).toList();
    }

    private static Figure figure(EvaluationReport report, String id) {
        return Stream.concat(
                        figures(report).stream(),
                        new EvaluationCharts(report).byPrediction().stream().map(Figure.class::cast))
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static XyChart xy(Figure figure) {
        return (XyChart) Objects.requireNonNull(figure.chart());
    }

    private static double[] values(@Nullable Column column) {
        return Objects.requireNonNull(column).stream().toArray();
    }

    private static NumberAxis axis(String label, double min, double max) {
        return new NumberAxis(label, Scale.LINEAR, min, max);
    }

    private static EvaluationReport with(
            PredictionSample points, @Nullable Histogram histogram, List<QuantilePair> normalQuantiles) {
        Diagnostics four = FOUR_ROWS.diagnostics();
        return SampleEvaluations.withDiagnostics(
                FOUR_ROWS,
                new Diagnostics(
                        four.rows(),
                        four.undefinedRows(),
                        points,
                        histogram,
                        normalQuantiles,
                        four.byPrediction(),
                        four.skewness(),
                        four.byFeature(),
                        four.worst(),
                        four.importance(),
                        four.partialDependence()));
    }

    @Test
    void thereAreFourAndAMap() {
        assertThat(figures(FOUR_ROWS))
                .extracting(Figure::id, Figure::title)
                .map(Object::toString)
                .containsExactly(
                        "(\"predicted-against-actual\", \"Predicted against actual\")",
                        "(\"residuals-against-predicted\", \"Residuals against predicted\")",
                        "(\"residual-histogram\", \"Residuals\")",
                        "(\"normal-quantiles\", \"Normal Q-Q plot\")");
        assertThat(figures(report(List.of("lat", "lng"), 1, 5, 2, 5, 3, 5, 4, 5)))
                .extracting(Figure::id)
                .hasSize(5)
                .endsWith("map");
    }

    @Test
    void predictedAgainstActualHasTheSameAxisTwice() {
        Figure figure = figure(FOUR_ROWS, "predicted-against-actual");
        assertThat(figure.summary())
                .isEqualTo(
                        "Each point is a test row; on the dashed line the prediction would be exact. All 4 rows are drawn.");
        XyChart chart = xy(figure);
        assertThat(chart.x()).isEqualTo(axis("actual y", 0.86, 8.14));
        assertThat(chart.y()).isEqualTo(axis("predicted y", 0.86, 8.14));
        assertThat(chart.marks()).containsExactly(new Identity());
        assertThat(chart.shape()).isEqualTo(Shape.SQUARE);
        assertThat(chart.series()).singleElement().isInstanceOfSatisfying(Points.class, points -> {
            assertThat(points.name()).isEqualTo("test rows");
            assertThat(values(points.x())).containsExactly(1, 3, 2, 8);
            assertThat(values(points.y())).containsExactly(1, 2, 3, 4);
            assertThat(values(points.ids())).containsExactly(0, 1, 2, 3);
            assertThat(points.idLabel()).isEqualTo("row");
            assertThat(points.value()).isNull();
        });
        assertThat(figure.data())
                .isEqualTo(new DataTable(
                        List.of("predicted y from", "to", "rows", "bias", "RMSE"),
                        List.of(
                                List.of("1.000", "1.000", "1", "0", "0"),
                                List.of("2.000", "2.000", "1", "1.000", "1.000"),
                                List.of("3.000", "3.000", "1", "-1.000", "1.000"),
                                List.of("4.000", "4.000", "1", "4.000", "4.000"))));
    }

    /** The table has the quantiles of the residuals as numpy.quantile: for example, the 5% one is at -1 + 0.15 (0 - -1). */
    @Test
    void residualsAreDrawnAgainstThePredictions() {
        Figure figure = figure(FOUR_ROWS, "residuals-against-predicted");
        assertThat(figure.summary())
                .isEqualTo(
                        "A residual is the actual value minus the predicted one. A cloud that is even around 0 leaves nothing"
                                + " to learn; a bend or a funnel does. All 4 rows are drawn.");
        XyChart chart = xy(figure);
        assertThat(chart.x()).isEqualTo(axis("predicted y", 1, 4));
        assertThat(chart.y()).isEqualTo(axis("actual minus predicted", -1, 4));
        assertThat(chart.marks()).containsExactly(new AtY(0, "exact"));
        Points points = (Points) chart.series().get(0);
        assertThat(values(points.x())).containsExactly(1, 2, 3, 4);
        assertThat(values(points.y())).containsExactly(0, 1, -1, 4);
        assertThat(figure.data())
                .isEqualTo(new DataTable(
                        List.of("share of the residuals below", "residual"),
                        List.of(
                                List.of("smallest", "-1.000"),
                                List.of("5%", "-0.8500"),
                                List.of("25%", "-0.2500"),
                                List.of("median", "0.5000"),
                                List.of("75%", "1.750"),
                                List.of("95%", "3.550"),
                                List.of("largest", "4.000"))));
    }

    @Test
    void aSampleOfManyRowsSaysSo() {
        PredictionSample four = FOUR_ROWS.diagnostics().points();
        EvaluationReport report = with(
                new PredictionSample(200_000, 42, four.rows(), four.actual(), four.predicted(), null),
                FOUR_ROWS.diagnostics().residuals(),
                FOUR_ROWS.diagnostics().normalQuantiles());
        assertThat(figure(report, "predicted-against-actual").summary())
                .endsWith(" Drawn: 4 of 200,000 rows, chosen at random with the seed 42.");
    }

    @Test
    void theHistogramSaysWhatItDoesNotShow() {
        PredictionSample points = FOUR_ROWS.diagnostics().points();
        List<QuantilePair> pairs = FOUR_ROWS.diagnostics().normalQuantiles();
        Figure figure =
                figure(with(points, new Histogram(-1.5, 2, List.of(1, 2, 1234), 1, 2000), pairs), "residual-histogram");
        String summary = "Half of the residuals are between -0.250 and 1.75; their median is 0.500.";
        assertThat(figure.summary())
                .isEqualTo(summary + " Not drawn: 1 row below the first bar and 2,000 above the last one.");
        XyChart chart = xy(figure);
        assertThat(chart.x()).isEqualTo(axis("actual minus predicted", -2, 6));
        assertThat(chart.y()).isEqualTo(axis("rows", 0, 1500));
        assertThat(chart.series()).singleElement().isInstanceOfSatisfying(Bars.class, bars -> {
            assertThat(values(bars.x())).containsExactly(-1.5, 0.5, 2.5);
            assertThat(values(bars.x2())).containsExactly(0.5, 2.5, 4.5);
            assertThat(values(bars.y())).containsExactly(1, 2, 1234);
        });
        assertThat(figure.data())
                .isEqualTo(new DataTable(
                        List.of("from", "to", "rows"),
                        List.of(
                                List.of("-1.500", "0.5000", "1"),
                                List.of("0.5000", "2.500", "2"),
                                List.of("2.500", "4.500", "1,234"))));
        assertThat(figure(with(points, new Histogram(-1, 1, List.of(1, 3), 0, 0), pairs), "residual-histogram")
                        .summary())
                .isEqualTo(summary);
    }

    private static Line throughQuartiles(List<QuantilePair> pairs) {
        EvaluationReport report =
                with(FOUR_ROWS.diagnostics().points(), FOUR_ROWS.diagnostics().residuals(), pairs);
        return (Line) xy(figure(report, "normal-quantiles")).series().get(0);
    }

    private static List<QuantilePair> pairs(double... normalsAndResiduals) {
        return IntStream.range(0, normalsAndResiduals.length / 2)
                .mapToObj(i -> new QuantilePair(normalsAndResiduals[2 * i], normalsAndResiduals[2 * i + 1]))
                .toList();
    }

    @Test
    void normalResidualsLieOnTheLine() {
        Line line = throughQuartiles(pairs(-3, -3, -1, 1, 0.5, 4, 2, 7));
        assertThat(line.dashed()).isTrue();
        assertThat(values(line.x())).containsExactly(-3, 2);
        // The quartile is a float64, too: its rounding error, a few times over.
        assertThat(values(line.y())).containsExactly(new double[] {-3, 7}, within(1e-14));
    }

    /** z cubed at equal distances, as with many rows: at the quartiles, 0.67449, the cube is 0.30685, which is a slope of 0.45494. */
    @Test
    void theLineGoesThroughTheQuartilesHoweverManyPointsThereAre() {
        double[] pairs = IntStream.rangeClosed(-300, 300)
                .mapToDouble(i -> i / 100.0)
                .flatMap(z -> DoubleStream.of(z, z * z * z))
                .toArray();
        // A chord of 0.01 is less than 0.01^2 / 8 * 6 * 0.68 = 5e-5 above the curve, a slope of 8e-5, three of which
        // are at z = 3.
        assertThat(values(throughQuartiles(pairs(pairs)).y()))
                .containsExactly(new double[] {-3 * 0.45494, 3 * 0.45494}, within(3e-4));
    }

    @Test
    void twoResidualsAreTheirQuartiles() {
        assertThat(values(throughQuartiles(pairs(-0.6744897501960817, 1, 0.6744897501960817, 1))
                        .y()))
                .containsExactly(1, 1);
        assertThat(values(throughQuartiles(pairs(-0.6744897501960817, 1, 0.6744897501960817, 5))
                        .y()))
                .containsExactly(1, 5);
    }

    @Test
    void theNormalQuantilesAreATableOfAtMostFiftyRows() {
        Figure figure = figure(FOUR_ROWS, "normal-quantiles");
        assertThat(figure.summary())
                .isEqualTo(
                        "On the dashed line, through the quartiles, the residuals would be normally distributed; ends that depart"
                                + " from it are errors far larger than the rest.");
        Points points = (Points) xy(figure).series().get(1);
        assertThat(values(points.y())).containsExactly(-1, 0, 1, 4);
        assertThat(points.ids()).isNull();
        // The quantiles of 1/8 and 3/8.
        assertThat(Objects.requireNonNull(figure.data()))
                .isEqualTo(new DataTable(
                        List.of("normal quantile", "residual"),
                        List.of(
                                List.of("-1.150", "-1.000"),
                                List.of("-0.3186", "0"),
                                List.of("0.3186", "1.000"),
                                List.of("1.150", "4.000"))));
        DataTable many = Objects.requireNonNull(
                figure(SampleEvaluations.withRows(200), "normal-quantiles").data());
        assertThat(many.rows()).hasSize(50);
    }

    /** The 95% quantile of the sizes 0, 1, 1 and 4 is at 1 + 0.85 (4 - 1). */
    @Test
    void theMapIsColouredByTheResidual() {
        Figure map = figure(report(List.of("Lat", "LON"), 1, 170, 2, -170, 3, 5, 4, 5), "map");
        assertThat(map.title()).isEqualTo("Where the errors are");
        assertThat(map.summary())
                .isEqualTo(
                        "Test rows by their coordinates in degrees. The color is the residual: one end of the scale is 3.55"
                                + " too low a prediction, the other as much too high; larger errors have the colors of the ends. All 4"
                                + " rows are drawn.");
        XyChart chart = xy(map);
        assertThat(chart.x()).isEqualTo(axis("longitude", -200, 200));
        assertThat(chart.y()).isEqualTo(axis("latitude", 1, 4));
        Points points = (Points) chart.series().get(0);
        assertThat(values(points.x())).containsExactly(170, -170, 5, 5);
        assertThat(values(points.y())).containsExactly(1, 2, 3, 4);
        assertThat(values(points.value())).containsExactly(0, 1, -1, 4);
        assertThat(points.valueLabel()).isEqualTo("actual minus predicted");
        assertThat(points.valueMax()).isEqualTo(1 + 0.85 * 3, within(1e-15));
    }

    @Test
    void aMapOfExactPredictionsHasAScale() {
        Dataset exact = Dataset.of(
                "exact.csv", FeatureMatrix.of(List.of("lat", "lon"), new double[] {1, 2, 3, 4}), "y", new double[] {1, 3
                });
        Points points = (Points)
                xy(figure(SampleEvaluations.of(exact, FIRST), "map")).series().get(0);
        assertThat(points.valueMax()).isEqualTo(Double.MIN_NORMAL);
    }

    @Test
    void theBiasIsABarForEachTenth() {
        Figure figure = figure(FOUR_ROWS, "bias-by-prediction");
        assertThat(figure.title()).isEqualTo("Bias by the prediction of y");
        assertThat(figure.summary())
                .isEqualTo(
                        "The test rows by tenths of their predictions: a bar to the right means that the predictions are too low"
                                + " there, one to the left too high. By tenths of y itself, even the true model would look biased, because the"
                                + " largest values are those that noise has made larger.");
        BarChart chart = (BarChart) Objects.requireNonNull(figure.chart());
        assertThat(chart.axis().label()).isEqualTo("predicted y");
        assertThat(chart.axis().categories())
                .containsExactly("1.00 to 1.00", "2.00 to 2.00", "3.00 to 3.00", "4.00 to 4.00");
        assertThat(chart.value()).isEqualTo(axis("mean of actual minus predicted", -1, 4));
        assertThat(values(chart.values())).containsExactly(0, 1, -1, 4);
        assertThat(chart.errors()).isNull();
        assertThat(Objects.requireNonNull(figure.data()).header())
                .containsExactly("predicted y from", "to", "rows", "bias", "RMSE");
    }

    @Test
    void theErrorsAreABarForEachFifthOfTheSpread() {
        List<ErrorBin> bins = List.of(new ErrorBin(0.1, 0.2, 3, -1, 1.5), new ErrorBin(0.2, 0.9, 1, 4, 4));
        Figure figure = (Figure) bySpread(SampleEvaluations.ofEnsemble(FOUR_ROWS, bins));
        assertThat(figure.id()).isEqualTo("error-by-spread");
        assertThat(figure.title()).isEqualTo("Errors by the spread of the networks");
        assertThat(figure.summary())
                .isEqualTo(
                        "The prediction is the mean of 5 networks. The test rows by fifths of how far these lie apart (their standard"
                                + " deviation, the column spread of predictions.csv): the more the bars grow, the better the spread shows which"
                                + " predictions are uncertain.");
        BarChart chart = (BarChart) Objects.requireNonNull(figure.chart());
        assertThat(chart.axis().label()).isEqualTo("spread of the networks");
        assertThat(chart.axis().categories()).containsExactly("0.100 to 0.200", "0.200 to 0.900");
        assertThat(chart.value()).isEqualTo(axis("RMSE", 0, 4));
        assertThat(values(chart.values())).containsExactly(1.5, 4);
        assertThat(figure.data())
                .isEqualTo(new DataTable(
                        List.of("spread from", "to", "rows", "bias", "RMSE"),
                        List.of(
                                List.of("0.1000", "0.2000", "3", "-1.000", "1.500"),
                                List.of("0.2000", "0.9000", "1", "4.000", "4.000"))));
    }

    @Test
    void anEqualSpreadIsASentence() {
        assertThat(bySpread(SampleEvaluations.ofEnsemble(FOUR_ROWS, List.of(new ErrorBin(1, 1, 4, 1, 2)))))
                .isEqualTo(new Block.Note("The spread of the networks is the same in nearly all rows."));
    }

    @Test
    void aModelOfOneNetworkHasNoErrorsBySpread() {
        assertThat(new EvaluationCharts(FOUR_ROWS).bySpread()).isEmpty();
    }

    private static Block bySpread(EvaluationReport report) {
        List<Block> blocks = new EvaluationCharts(report).bySpread();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    @Test
    void aTableOfBinsHasTheirNumbers() {
        assertThat(EvaluationCharts.bins("x", List.of(new ErrorBin(0.00123456, 23456.7, 4128, -1e-7, 2e9))))
                .isEqualTo(new DataTable(
                        List.of("x from", "to", "rows", "bias", "RMSE"),
                        List.of(List.of("0.001235", "23,457", "4,128", "-1.000e-7", "2.000e9"))));
    }

    private static List<Block> ofOneRow(double predicted) {
        Dataset one = Dataset.of(
                "one.csv", FeatureMatrix.of(List.of("a"), new double[] {predicted}), "y", new double[] {12345.6});
        EvaluationCharts charts = new EvaluationCharts(SampleEvaluations.of(one, FIRST));
        return Stream.concat(charts.predictions().stream(), charts.byPrediction().stream())
                .collect(Collectors.toList());
    }

    @Test
    void oneRowIsASentence() {
        Block tooFew = new Block.Note("There are too few different predictions of y to compare.");
        assertThat(ofOneRow(0.5))
                .containsExactly(
                        new Block.Note(
                                "With a single prediction there is nothing to draw: it is 0.5000, and y is 12,346."),
                        tooFew);
        assertThat(ofOneRow(Double.NaN))
                .containsExactly(
                        new Block.Note("No prediction is a finite number, so there is nothing to draw."), tooFew);
    }
}
