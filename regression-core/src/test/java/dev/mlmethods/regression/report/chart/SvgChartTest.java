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
        // The plot is 552 wide from 72 on, and 324 high from 28 on.
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
        assertThat(path(draw(xy(points(Column.of(0, 0.5), Column.of(0, 5)))), "dot series-1 level-1"))
                .isEqualTo("M72 352h0M348 190h0");
        double[] same = IntStream.range(0, 1000).mapToDouble(i -> 0.5).toArray();
        double[] fives = IntStream.range(0, 1000).mapToDouble(i -> 5).toArray();
        assertThat(path(draw(xy(points(Column.of(same), Column.of(fives)))), "dots series-1 level-5"))
                .isEqualTo("M350 190h0");
    }

    @Test
    void pointsWithValuesHaveTheColoursOfAScale() throws Exception {
        Points points =
                new Points("rows", 1, Column.of(0, 1), Column.of(0, 10), null, null, Column.of(-2, 1), "residual", 2.0);
        Document svg = draw(xy(points));
        assertThat(elements(svg, "path", "dot div"))
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
                true);
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
                "rmse",
                Column.of(3, Double.NaN),
                List.of("3.00", ""),
                ColorScale.SEQUENTIAL,
                1,
                5,
                null));
        assertThat(elements(svg, "rect", "cell seq"))
                .extracting(cell -> cell.getAttribute("style"))
                .containsExactly("--v:0.50");
        assertThat(texts(svg)).contains("3.00", "epochs", "learningRate", "10", "20", "0.1");
    }

    @Test
    void parallelLinesCrossAllAxes() throws Exception {
        Document svg = draw(new ParallelChart(
                List.of(new CategoryAxis("activation", List.of("relu", "tanh")), UNIT),
                List.of(Column.of(0, 1), Column.of(0.5, Double.NaN)),
                Column.of(1, 2),
                "trial"));
        assertThat(path(svg, "line seq")).isEqualTo("M90 396L1190 218");
        assertThat(path(svg, "line muted")).isEqualTo("M90 40");
        assertThat(texts(svg)).contains("activation", "relu", "tanh");
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
        return new XyChart(UNIT, TO_TEN, List.of(series), List.of(), false);
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
