package dev.mlmethods.regression.report.page.dataset;

import dev.mlmethods.regression.data.ColumnDescription;
import dev.mlmethods.regression.data.ColumnDescription.Group;
import dev.mlmethods.regression.data.ColumnDescription.Numbers;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** The figures of what the columns of a table contain. */
final class ColumnCharts {
    private static final int MOST_FIGURES = 24;
    private static final int MOST_CHARACTERS = 30;

    private final TableDescription table;

    ColumnCharts(TableDescription table) {
        this.table = table;
    }

    /** A figure for each column that has one, the target first, then those that say most about it. */
    List<Block> blocks() {
        List<ColumnDescription> drawn = table.columns().stream()
                .filter(column -> !column.groups().isEmpty() || hasHistogram(column))
                .sorted(Comparator.comparing((ColumnDescription column) -> !isTarget(column))
                        .thenComparing(
                                Comparator.comparingDouble(ColumnCharts::weight).reversed()))
                .toList();
        if (drawn.isEmpty()) {
            return List.of(new Block.Note("No column has values to draw."));
        }
        List<Figure> figures = new ArrayList<>();
        for (ColumnDescription column : drawn.subList(0, Math.min(MOST_FIGURES, drawn.size()))) {
            figures.add(figure("column-" + (figures.size() + 1), column));
        }
        List<Block> blocks = new ArrayList<>();
        if (drawn.size() > MOST_FIGURES) {
            blocks.add(new Block.Note("Of " + drawn.size() + " columns that can be drawn, "
                    + (table.target() == null
                            ? "the first " + MOST_FIGURES + " are here."
                            : "the " + MOST_FIGURES + " with the closest relation to " + table.target()
                                    + " are here.")));
        }
        blocks.add(figures.size() == 1 ? figures.get(0) : new Block.Choice("columns-drawn", "Column", figures));
        return blocks;
    }

    private boolean isTarget(ColumnDescription column) {
        return column.name().equals(table.target());
    }

    private static boolean hasHistogram(ColumnDescription column) {
        return column.numbers() != null && !column.numbers().histogram().isEmpty();
    }

    /** How close the relation to the target is. */
    private static double weight(ColumnDescription column) {
        Double correlation = column.correlation();
        double linear = correlation == null ? 0 : Math.abs(correlation);
        Double ratio = column.correlationRatio();
        return Math.max(linear, ratio == null ? 0 : ratio);
    }

    private Figure figure(String id, ColumnDescription column) {
        return column.groups().isEmpty() ? histogram(id, column) : groups(id, column);
    }

    private static Figure histogram(String id, ColumnDescription column) {
        Numbers numbers = column.numbers();
        if (numbers == null) {
            throw new IllegalArgumentException("no numbers in " + column.name());
        }
        List<String> ranges = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        double width = (numbers.max() - numbers.min()) / Numbers.BINS;
        for (int bin = 0; bin < Numbers.BINS; bin++) {
            String from = Texts.rough(numbers.min() + bin * width);
            String to = Texts.rough(bin == Numbers.BINS - 1 ? numbers.max() : numbers.min() + (bin + 1) * width);
            ranges.add(from + " to " + to);
            rows.add(List.of(from, to, NumberText.count(numbers.histogram().get(bin))));
        }
        return new Figure(
                id,
                column.name(),
                "How many rows there are in each twentieth of the range. Mean " + Texts.number(numbers.mean())
                        + ", standard deviation " + Texts.number(numbers.standardDeviation()) + ".",
                rows(column.name(), ranges, numbers.histogram()),
                new DataTable(List.of(column.name() + " from", "to", "rows"), rows),
                false);
    }

    private Figure groups(String id, ColumnDescription column) {
        List<Group> groups = column.groups();
        boolean hasTargets = table.target() != null && groups.stream().allMatch(group -> group.meanTarget() != null);
        List<String> names = groups.stream()
                .map(group -> Texts.shortened(group.cell(), MOST_CHARACTERS))
                .toList();
        int others = column.distinct() - groups.size();
        String left = others == 0
                ? ""
                : " The " + groups.size() + " that are in most rows, of " + (column.hasMore() ? "at least " : "")
                        + NumberText.count(column.distinct()) + ".";
        List<List<String>> rows = new ArrayList<>();
        for (Group group : groups) {
            List<String> row = new ArrayList<>(List.of(group.cell(), NumberText.count(group.rows())));
            if (table.target() != null) {
                row.add(group.meanTarget() == null ? Texts.NONE : Texts.number(group.meanTarget()));
            }
            rows.add(row);
        }
        List<String> header = new ArrayList<>(List.of(column.name(), "rows"));
        if (table.target() != null) {
            header.add("mean " + table.target());
        }
        BarChart chart = hasTargets
                ? new BarChart(
                        new CategoryAxis(column.name(), names),
                        NumberAxis.linear(
                                "mean " + table.target(),
                                DoubleStream.concat(
                                        DoubleStream.of(0), groups.stream().mapToDouble(ColumnCharts::meanTarget))),
                        Column.of(groups.stream()
                                .mapToDouble(ColumnCharts::meanTarget)
                                .toArray()),
                        null,
                        1)
                : rows(column.name(), names, groups.stream().map(Group::rows).toList());
        return new Figure(
                id,
                column.name(),
                (hasTargets
                                ? "The mean of " + table.target() + " in the rows that have each value."
                                : "How many rows have each value.")
                        + left,
                chart,
                new DataTable(header, rows),
                false);
    }

    private static double meanTarget(Group group) {
        return group.meanTarget() == null ? Double.NaN : group.meanTarget();
    }

    private static BarChart rows(String name, List<String> bars, List<Long> counts) {
        return new BarChart(
                new CategoryAxis(name, bars),
                NumberAxis.linear(
                                "rows",
                                DoubleStream.concat(
                                        DoubleStream.of(0), counts.stream().mapToDouble(Long::doubleValue)))
                        .ofWholeNumbers(),
                Column.of(counts),
                null,
                1);
    }
}
