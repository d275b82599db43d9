package dev.mlmethods.regression.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.chart.HeatMapChart.ColorScale;
import dev.mlmethods.regression.report.chart.XyChart.AtX;
import dev.mlmethods.regression.report.chart.XyChart.AtY;
import dev.mlmethods.regression.report.chart.XyChart.Bars;
import dev.mlmethods.regression.report.chart.XyChart.Identity;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Points;
import dev.mlmethods.regression.report.chart.XyChart.Series;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgChartTest {
    private static final NumberAxis UNIT = new NumberAxis("x", Scale.LINEAR, 0, 1);
    private static final NumberAxis TO_TEN = new NumberAxis("y", Scale.LINEAR, 0, 10);

    @Test
    void aLineGoesFromCornerToCorner() throws Exception {
        Document svg = draw(xy(line(Column.of(0, 1), Column.of(0, 10))));
        // The plot is 552 wide, starting at 72, and 324 high, starting at 28.
        assertThat(path(svg, "line series-1")).isEqualTo("M72 352L624 28");
    }

    @Test
    void aNanInterruptsALine() throws Exception {
        Document svg = draw(xy(line(Column.of(0, 0.5, 0.75, 1), Column.of(0, Double.NaN, 5, 10))));
        assertThat(path(svg, "line series-1")).isEqualTo("M72 352M486 190L624 28");
    }

    @Test
    void aLineThatLeavesTheChartGoesAlongItsEdge() throws Exception {
        Document svg = draw(xy(line(Column.of(0, 1), Column.of(0, 1e9))));
        assertThat(path(svg, "line series-1")).isEqualTo("M72 352L624 28");
    }

    @Test
    void severalSeriesHaveALegend() throws Exception {
        Line training = line(Column.of(0, 1), Column.of(0, 10));
        Line validation = new Line("validation <b>", 2, true, false, Column.of(0, 1), Column.of(0, 10), null);
        assertThat(texts(draw(xy(training, validation)))).contains("training", "validation <b>");
        assertThat(texts(draw(xy(training)))).doesNotContain("training");
    }

    @Test
    void fewPointsAreDrawnOneByOneAndManyAsSquares() throws Exception {
        assertThat(path(draw(xy(points(Column.of(0, 0.5), Column.of(0, 5)))), "dot series-1"))
                .isEqualTo("M72 352h0M348 190h0");
        double[] same = IntStream.range(0, 1000).mapToDouble(i -> 0.5).toArray();
        double[] fives = IntStream.range(0, 1000).mapToDouble(i -> 5).toArray();
        assertThat(path(draw(xy(points(Column.of(same), Column.of(fives)))), "dots series-1"))
                .isEqualTo("M350 190h0");
    }

    @Test
    void pointsWithValuesHaveTheColoursOfAScale() throws Exception {
        Points points =
                new Points("rows", 1, Column.of(0, 1), Column.of(0, 10), null, null, Column.of(-2, 1), "residual", 2.0);
        Document svg = draw(xy(points));
        assertThat(elements(svg, "path", "dot div points"))
                .extracting(path -> path.getAttribute("style"))
                .containsExactly("--v:0.00", "--v:0.75");
    }

    @Test
    void barsStandOnTheAxis() throws Exception {
        Document svg = draw(xy(new Bars("rows", 1, Column.of(0, 0.5), Column.of(0.5, 1), Column.of(10, 5))));
        List<Element> bars = elements(svg, "rect", "bar series-1");
        assertThat(bars).extracting(bar -> bar.getAttribute("height")).containsExactly("324", "162");
        assertThat(bars).extracting(bar -> bar.getAttribute("y")).containsExactly("28", "190");
    }

    @Test
    void marksHaveTheirLabels() throws Exception {
        XyChart chart = new XyChart(
                UNIT,
                TO_TEN,
                List.of(line(Column.of(0, 1), Column.of(0, 10))),
                List.of(new AtX(0.5, "best epoch 1"), new AtY(5, "exact"), new Identity()),
                Shape.SQUARE);
        Document svg = draw(chart);
        assertThat(texts(svg)).contains("best epoch 1", "exact");
        assertThat(elements(svg, "path", "mark")).hasSize(2);
        assertThat(elements(svg, "path", "mark dashed")).hasSize(1);
    }

    @Test
    void horizontalBarsHaveErrorBars() throws Exception {
        Document svg = draw(new BarChart(
                new CategoryAxis("feature", List.of("a", "a name of many more letters than have room")),
                UNIT,
                Column.of(1, 0.5),
                Column.of(0.25, Double.NaN),
                1));
        assertThat(texts(svg)).contains("a", "a name of many more let\u2026");
        assertThat(path(svg, "error")).isEqualTo("M507 21L725 21");
    }

    @Test
    void cellsHaveTheirTextsAndAnEmptyOneIsLeftOut() throws Exception {
        Document svg = draw(new HeatMapChart(
                new CategoryAxis("epochs", List.of("10", "20")),
                new CategoryAxis("learningRate", List.of("0.1")),
                new NumberAxis("rmse", Scale.LINEAR, 1, 5),
                Column.of(2, Double.NaN),
                List.of("2.00", ""),
                ColorScale.FALLING,
                0,
                null));
        assertThat(elements(svg, "rect", "cell seq"))
                .extracting(cell -> cell.getAttribute("style"))
                .containsExactly("--v:0.75");
        assertThat(path(svg, "best")).isEqualTo("M58 31h285.5v32h-285.5z");
        assertThat(texts(svg)).contains("2.00", "epochs", "learningRate", "10", "20", "0.1");
    }

    @Test
    void parallelLinesCrossAllAxes() throws Exception {
        Document svg = draw(new ParallelChart(
                List.of(new CategoryAxis("activation", List.of("relu", "tanh")), UNIT),
                List.of(Column.of(0, 1), Column.of(0.5, Double.NaN)),
                Column.of(1, 2),
                "trial"));
        assertThat(path(svg, "line seq lines")).isEqualTo("M90 388L1190 214");
        assertThat(path(svg, "line muted")).isEqualTo("M90 40");
        assertThat(texts(svg)).contains("activation", "relu", "tanh");
    }

    /** As many names of categories as have room beside and below each other; they have a rim, because lines cross them. */
    @Test
    void namesOnParallelAxesDoNotLieOnEachOther() throws Exception {
        CategoryAxis categories = new CategoryAxis(
                "a name of more letters than have room",
                IntStream.range(0, 50).mapToObj(i -> "category number " + i).toList());
        List<Axis> axes = IntStream.range(0, 12)
                .mapToObj(i -> i == 11 ? new NumberAxis("loss", Scale.LOG, 1e-5, 1e6) : (Axis) categories)
                .toList();
        Document svg = draw(new ParallelChart(
                axes, IntStream.range(0, 12).mapToObj(i -> Column.of(1, 2)).toList(), Column.of(1, 2), "trial"));
        List<Element> names = elements(svg, "text", "tick on-lines");
        assertThat(names)
                .allSatisfy(name -> assertThat(name.getAttribute("stroke")).isEqualTo(ChartColor.PANEL.hex()));
        List<String> first = names.stream()
                .filter(name -> name.getAttribute("x").equals("96"))
                .map(Element::getTextContent)
                .toList();
        // 348 units for 25 of 50 names, 100 for 12 letters.
        assertThat(first).hasSize(25).contains("category nu\u2026");
        assertThat(texts(svg))
                .contains("a name of m\u2026", "1e-5", "1,000,000")
                .doesNotContain(categories.label());
    }

    @Test
    void ticksHaveCommasBetweenThousandsAndRoomForThem() throws Exception {
        NumberAxis prices = new NumberAxis("price", Scale.LINEAR, 0, 5_000_000);
        Document svg = draw(new XyChart(
                prices, prices, List.of(points(Column.of(0, 5e6), Column.of(0, 5e6))), List.of(), Shape.STANDARD));
        List<Element> ticks = elements(svg, "text", "tick");
        assertThat(ticks)
                .extracting(Element::getTextContent)
                .containsExactly(
                        "0",
                        "1,000,000",
                        "2,000,000",
                        "3,000,000",
                        "4,000,000",
                        "5,000,000",
                        "0",
                        "1,000,000",
                        "2,000,000",
                        "3,000,000",
                        "4,000,000",
                        "5,000,000");
        // Between the label, which runs upward from 14, and the axis; the last one below it ends where the chart does.
        assertThat(path(svg, "dot series-1")).isEqualTo("M97 352h0M624 28h0");
        assertThat(ticks.get(5).getAttribute("x")).isEqualTo("605.5");
        assertThat(ticks.get(5).getAttribute("y")).as("below the 0 beside it").isEqualTo("372");
    }

    /** Otherwise, a label would be farther from its cells than from the edge. */
    @Test
    void aRangeIsInTwoLinesWhereItHasNoRoomInOne() throws Exception {
        List<String> ranges = IntStream.range(0, 8)
                .mapToObj(i -> "0.000" + i + "..0.000" + (i + 1))
                .toList();
        Document svg = draw(heatMap(ranges));
        assertThat(texts(svg)).contains("0.0000..", "0.0001", "0.0007..", "0.0008");
        assertThat(svg.getDocumentElement().getAttribute("height")).isEqualTo("124");
        assertThat(draw(heatMap(List.of("10", "20"))).getDocumentElement().getAttribute("height"))
                .isEqualTo("110");
    }

    private static HeatMapChart heatMap(List<String> columns) {
        double[] values = IntStream.range(0, columns.size()).mapToDouble(i -> i).toArray();
        return new HeatMapChart(
                new CategoryAxis("epochs", columns),
                new CategoryAxis("learningRate", List.of("0.1")),
                new NumberAxis("rmse", Scale.LINEAR, 0, 10),
                Column.of(values),
                columns.stream().map(column -> "").toList(),
                ColorScale.FALLING,
                null,
                null);
    }

    /** The points of the map of residuals, which can't be hovered over on paper. */
    @Test
    void coloursOfPointsHaveALegend() throws Exception {
        Points points = new Points(
                "rows",
                1,
                Column.of(0, 1),
                Column.of(0, 10),
                null,
                null,
                Column.of(-2, 1),
                "actual minus predicted",
                2.0);
        Document svg = draw(xy(points));
        assertThat(texts(svg)).contains("actual minus predicted  -2.00", "2.00");
        List<Element> scale = elements(svg, "rect", "scale div points");
        assertThat(scale).hasSize(24);
        assertThat(scale.get(0).getAttribute("fill")).isEqualTo(ChartColor.POINTS_LOW.hex());
        assertThat(scale.get(23).getAttribute("fill")).isEqualTo(ChartColor.POINTS_HIGH.hex());
    }

    @Test
    void theBestCellHasTheStrongestColourWhicheverEndIsBetter() throws Exception {
        for (ColorScale colors : List.of(ColorScale.FALLING, ColorScale.RISING)) {
            Document svg = draw(new HeatMapChart(
                    new CategoryAxis("epochs", List.of("10", "20", "40")),
                    new CategoryAxis("learningRate", List.of("0.1")),
                    new NumberAxis("rmse", Scale.LOG, 1, 100),
                    Column.of(1, 10, 100),
                    List.of("1", "10", "100"),
                    colors,
                    null,
                    null));
            List<String> fills = elements(svg, "rect", "cell seq").stream()
                    .map(cell -> cell.getAttribute("fill"))
                    .toList();
            assertThat(fills.get(colors == ColorScale.FALLING ? 0 : 2)).isEqualTo(ChartColor.SEQUENTIAL_HIGH.hex());
            assertThat(fills.get(1)).isEqualTo(ColorRamp.SEQUENTIAL.color(0.5));
            assertThat(fills.get(colors == ColorScale.FALLING ? 2 : 0)).isEqualTo(ChartColor.SEQUENTIAL_LOW.hex());
            assertThat(texts(svg)).contains("rmse, logarithmic  1.00", "100");
        }
    }

    /** If a content security policy forbids style sheets, whatever has no color of its own is black. */
    @Test
    void everyPartHasItsColourAndTheWholeASizeWithoutAStyleSheet() throws Exception {
        Points few = new Points("few", 3, Column.of(0, 1), Column.of(0, 10), null, null, null, null, null);
        double[] many = IntStream.range(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
        Points coloured =
                new Points("map", 1, Column.of(many), Column.of(many), null, null, Column.of(many), "residual", 1.0);
        Line others = new Line("another", 2, true, true, Column.of(0, 1), Column.of(0, 10), null);
        List<Chart> charts = List.of(
                new XyChart(
                        UNIT,
                        TO_TEN,
                        List.of(
                                others,
                                line(Column.of(0, 1), Column.of(0, 10)),
                                few,
                                points(Column.of(many), Column.of(many)),
                                coloured,
                                new Bars("bars", 4, Column.of(0), Column.of(0.5), Column.of(10))),
                        List.of(new AtX(0.5, "best epoch 1"), new AtY(5, "exact"), new Identity()),
                        Shape.WIDE),
                new BarChart(new CategoryAxis("feature", List.of("a")), UNIT, Column.of(1), Column.of(0.25), 1),
                new HeatMapChart(
                        new CategoryAxis("epochs", List.of("10", "20")),
                        new CategoryAxis("learningRate", List.of("0.1")),
                        UNIT,
                        Column.of(1, 0),
                        List.of("1", "0"),
                        ColorScale.DIVERGING,
                        0,
                        null),
                new ParallelChart(
                        List.of(UNIT, UNIT),
                        List.of(Column.of(0, 1), Column.of(0.5, Double.NaN)),
                        Column.of(1, 2),
                        "trial"));
        for (Chart chart : charts) {
            Document svg = draw(chart);
            Element root = svg.getDocumentElement();
            assertThat("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"))
                    .isEqualTo(root.getAttribute("viewBox"));
            assertThat(root.getAttribute("fill")).isEqualTo("none");
            assertThat(root.getAttribute("font-size")).isEqualTo("12");
            assertThat(all(svg, "path")).isNotEmpty().allMatch(path -> isColour(path.getAttribute("stroke")));
            assertThat(all(svg, "rect")).allMatch(rect -> isColour(rect.getAttribute("fill")));
            assertThat(all(svg, "text")).isNotEmpty().allMatch(text -> isColour(text.getAttribute("fill")));
        }
    }

    private static boolean isColour(String text) {
        return text.matches("#[0-9a-f]{6}") && !text.equals("#000000");
    }

    @Test
    void oneOfManyIsInTheLegendOnce() throws Exception {
        Line best = line(Column.of(0, 1), Column.of(0, 10));
        Line diverged = new Line("trial 1", 2, true, true, Column.of(0, 1), Column.of(0, 10), null);
        Line other = new Line("trial 2", 2, false, true, Column.of(0, 1), Column.of(0, 10), null);
        XyChart chart = xy(diverged, other, best);
        assertThat(chart.legend())
                .containsExactly(new XyChart.LegendEntry(best, "training"), new XyChart.LegendEntry(other, "2 others"));
        assertThat(texts(draw(chart))).contains("training", "2 others");
    }

    @Test
    void namesAreTextWhateverIsInThem() throws Exception {
        String name = "<script>alert(\"1\")</script> & 'x'";
        Document svg = draw(new BarChart(new CategoryAxis("f", List.of(name)), UNIT, Column.of(1), null, 1));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(svg)).contains("<script>alert(\"1\")</scr\u2026");
        assertThat(parsed(SvgChart.draw(xy(), name)).getDocumentElement().getAttribute("aria-label"))
                .isEqualTo(name);
    }

    private static Line line(Column x, Column y) {
        return new Line("training", 1, false, false, x, y, null);
    }

    private static Points points(Column x, Column y) {
        return new Points("rows", 1, x, y, null, null, null, null, null);
    }

    private static XyChart xy(Series... series) {
        return new XyChart(UNIT, TO_TEN, List.of(series), List.of(), Shape.STANDARD);
    }

    private static Document draw(Chart chart) throws Exception {
        return parsed(SvgChart.draw(chart, "label"));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String path(Document svg, String cssClass) {
        return elements(svg, "path", cssClass).get(0).getAttribute("d");
    }

    private static List<Element> elements(Document svg, String name, String cssClass) {
        return all(svg, name).stream()
                .filter(element -> element.getAttribute("class").equals(cssClass))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return all(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> all(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
