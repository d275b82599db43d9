package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.chart.Chart;
import dev.mlmethods.regression.report.chart.SvgChart;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The charts of a page as SVG and as JSON. Long columns that are in several of them, such as the predictions, are in the page only once: {@code
 * {"shared":0}} stands for the first of those.
 */
public final class PageCharts {
    private static final int SHORT = 1000;

    private final Map<String, JsonNode> jsonById = new LinkedHashMap<>();
    private final Map<JsonNode, Integer> shared = new LinkedHashMap<>();

    private PageCharts() {}

    static PageCharts of(Page page) {
        PageCharts charts = new PageCharts();
        for (Page.Section section : page.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Figure figure) {
                    charts.add(figure);
                } else if (block instanceof Block.Choice choice) {
                    choice.figures().forEach(charts::add);
                }
            }
        }
        charts.share();
        return charts;
    }

    private void add(Figure figure) {
        Chart chart = figure.chart();
        if (chart != null && jsonById.put(figure.id(), Json.toTree(chart)) != null) {
            throw new IllegalArgumentException("two figures of a page have the id " + figure.id());
        }
    }

    private void share() {
        Map<JsonNode, Integer> uses = new HashMap<>();
        jsonById.values()
                .forEach(chart -> chart.findParents("f32").forEach(column -> uses.merge(column, 1, Integer::sum)));
        jsonById.values().forEach(chart -> share(chart, uses));
    }

    private void share(JsonNode node, Map<JsonNode, Integer> uses) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                JsonNode column = field.getValue();
                if (uses.getOrDefault(column, 0) > 1
                        && column.path("f32").asString().length() > SHORT) {
                    int number = shared.computeIfAbsent(column, missing -> shared.size());
                    field.setValue(object.objectNode().put("shared", number));
                } else {
                    share(column, uses);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> share(element, uses));
        }
    }

    /**
     * {@return the chart of a figure as SVG; empty if it has none}
     *
     * @param figure one of the page
     */
    public String svg(Figure figure) {
        Chart chart = figure.chart();
        return chart == null ? "" : SvgChart.draw(chart, figure.title());
    }

    /**
     * {@return the chart of a figure as JSON that is safe in a script element; empty if it has none}
     *
     * @param figure one of the page
     */
    public String json(Figure figure) {
        JsonNode json = jsonById.get(figure.id());
        return json == null ? "" : InScript.json(json);
    }

    /** {@return the columns that several charts share, as the same kind of JSON; empty if there are none} */
    public String shared() {
        return shared.isEmpty() ? "" : InScript.json(shared.keySet());
    }
}
