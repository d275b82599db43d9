package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.chart.Chart;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.SvgChart;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PageChartsTest {
    private static final double[] LONG =
            IntStream.range(0, 400).mapToDouble(i -> i / 7.0).toArray();
    private static final double[] OTHER =
            Arrays.stream(LONG).map(value -> value + 1).toArray();

    private static Figure figure(String id, String name, double[] x, double[] y) {
        Line line = new Line(name, 1, false, false, Column.of(x), Column.of(y), null);
        NumberAxis axis = NumberAxis.linear("", DoubleStream.of(x));
        return new Figure(
                id,
                "Title",
                "",
                new XyChart(axis, axis, List.of(line), List.of(), Shape.STANDARD),
                new DataTable(List.of(), List.of()),
                false);
    }

    private static Chart chart(Figure figure) {
        return Objects.requireNonNull(figure.chart());
    }

    private static Page page(Block... blocks) {
        return new Page("t", "l", List.of(), List.of(), List.of(new Section("s", "S", "", List.of(blocks))));
    }

    private static JsonNode tree(String json) {
        return Json.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The chart with each shared column in its place, as the browser sees it. */
    private static JsonNode resolved(PageCharts charts, Figure figure) {
        JsonNode chart = tree(charts.json(figure));
        resolve(chart, charts.shared().isEmpty() ? Json.toTree(List.of()) : tree(charts.shared()));
        return chart;
    }

    private static void resolve(JsonNode node, JsonNode shared) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().has("shared")) {
                    field.setValue(
                            shared.required(field.getValue().get("shared").intValue()));
                }
                resolve(field.getValue(), shared);
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> resolve(element, shared));
        }
    }

    @Test
    void longColumnsOfSeveralChartsAreWrittenOnce() {
        Figure first = figure("first", "a", LONG, OTHER);
        Figure second = figure("second", "b", OTHER, LONG);
        Figure third = figure("third", "c", new double[] {1, 2}, new double[] {1, 2});
        PageCharts charts = PageCharts.of(page(first, new Block.Choice("choice", "Choice", List.of(second, third))));
        assertThat(tree(charts.shared()))
                .isEqualTo(Json.toTree(
                        List.of(Column.of(LONG).packed(), Column.of(OTHER).packed())));
        assertThat(charts.json(first)).contains("\"x\":{\"shared\":0},\"y\":{\"shared\":1}");
        assertThat(charts.json(second)).contains("\"x\":{\"shared\":1},\"y\":{\"shared\":0}");
        assertThat(charts.json(third)).doesNotContain("shared");
        for (Figure figure : List.of(first, second, third)) {
            assertThat(resolved(charts, figure)).isEqualTo(Json.toTree(chart(figure)));
        }
    }

    @Test
    void columnsOfOneChartAreNotShared() {
        Figure figure = figure("first", "a", LONG, OTHER);
        PageCharts charts = PageCharts.of(page(figure, new Block.Note("no figure")));
        assertThat(charts.shared()).isEmpty();
        assertThat(charts.json(figure)).isEqualTo(Json.line(chart(figure)));
    }

    @Test
    void anEvaluationOfManyRowsHasItsPredictionsOnce() {
        Page page = EvaluationPage.of(SampleEvaluations.withRows(500));
        PageCharts charts = PageCharts.of(page);
        // The epochs, the rows, the predictions and the residuals.
        assertThat(tree(charts.shared())).hasSize(4);
        assertThat(page.sections().stream()
                        .flatMap(section -> section.blocks().stream())
                        .filter(Figure.class::isInstance)
                        .map(Figure.class::cast))
                .hasSizeGreaterThan(8)
                .allSatisfy(figure -> assertThat(resolved(charts, figure)).isEqualTo(Json.toTree(chart(figure))));
    }

    @Test
    void aFigureWithoutAChartHasNeither() {
        Figure none = new Figure("none", "t", "s", null, null, false);
        PageCharts charts = PageCharts.of(page(none));
        assertThat(charts.json(none)).isEmpty();
        assertThat(charts.svg(none)).isEmpty();
        Figure figure = figure("first", "a", LONG, OTHER);
        assertThat(charts.svg(figure)).isEqualTo(SvgChart.draw(chart(figure), "Title"));
    }

    @Test
    void noNameEndsItsScript() {
        String name = "</script><!--<script>";
        Figure figure = figure("first", name, LONG, OTHER);
        PageCharts charts = PageCharts.of(page(figure));
        assertThat(charts.json(figure)).doesNotContain("<").contains("\\u003c/script>");
        assertThat(resolved(charts, figure).path("series").path(0).path("name").asString())
                .isEqualTo(name);
    }
}
