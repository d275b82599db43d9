package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.ErrorGroup;
import dev.mlmethods.regression.diagnostics.FeatureErrors;
import dev.mlmethods.regression.diagnostics.PartialDependence;
import dev.mlmethods.regression.diagnostics.PermutationImportance;
import dev.mlmethods.regression.diagnostics.PermutationImportance.FeatureImportance;
import dev.mlmethods.regression.diagnostics.WorstRow;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.HeatMapChart;
import dev.mlmethods.regression.report.chart.HeatMapChart.ColorScale;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The figures of what the predictions depend on, and where among the features the errors are. */
final class FeatureCharts {
    private static final int MOST_FEATURES = 20;
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_CELLS = 20;
    private static final int MOST_CHARACTERS = 30;
    private static final String MISSING = "missing";
    /** For an axis on both sides of 0, whose length must be a number. */
    private static final double LARGEST_END = Double.MAX_VALUE / 2;

    private static final List<String> FIFTHS = List.of("lowest fifth", "second", "middle", "fourth", "highest fifth");

    private final String target;
    private final List<String> features;
    private final Map<String, String> types;
    private final Diagnostics diagnostics;

    FeatureCharts(EvaluationReport report) {
        this.target = report.target();
        this.diagnostics = report.diagnostics();
        // Evaluations that were written before the rows had cells refer to features.
        boolean hasCells = diagnostics.worst().stream().allMatch(row -> row.cells() != null);
        this.types = report.columns() == null || !hasCells ? Map.of() : report.columns();
        this.features = types.isEmpty() ? report.features() : List.copyOf(types.keySet());
    }

    /** What the predictions depend on. */
    List<Block> influence() {
        PermutationImportance importance = diagnostics.importance();
        if (importance == null || importance.features().isEmpty()) {
            return List.of(
                    new Block.Note(
                            "What the predictions depend on can't be measured because the RMSE is not defined on the test rows."));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(importance(importance));
        NumberAxis predictions = NumberAxis.linear(
                "mean predicted " + target,
                diagnostics.partialDependence().stream()
                        .flatMapToDouble(one -> one.predictions().stream().mapToDouble(Double::doubleValue)));
        for (int i = 0; i < diagnostics.partialDependence().size(); i++) {
            blocks.add(dependence(i + 1, diagnostics.partialDependence().get(i), predictions));
        }
        return blocks;
    }

    private Figure importance(PermutationImportance importance) {
        List<FeatureImportance> leading = first(importance.features(), MOST_FEATURES);
        BarChart chart = new BarChart(
                new CategoryAxis(
                        noun(), leading.stream().map(FeatureImportance::feature).toList()),
                NumberAxis.linear(
                        "rise of the RMSE (" + target + ")",
                        DoubleStream.concat(
                                DoubleStream.of(0),
                                leading.stream()
                                        .flatMapToDouble(one -> DoubleStream.of(
                                                one.mean() - one.standardDeviation(),
                                                one.mean() + one.standardDeviation())))),
                Column.of(leading.stream().map(FeatureImportance::mean).toList()),
                Column.of(leading.stream()
                        .map(FeatureImportance::standardDeviation)
                        .toList()),
                1);
        return new Figure(
                "permutation-importance",
                "Permutation importance",
                "By how much the RMSE rises when the values of a " + noun() + " are shuffled among "
                        + Texts.count(importance.rows(), "test row") + ": the mean of "
                        + importance.repeats() + " shuffles (seed " + importance.seed()
                        + ") with their standard deviation." + leadingOnly(leading.size()),
                chart,
                new DataTable(
                        List.of(noun(), "rise of the RMSE", "standard deviation"),
                        importance.features().stream()
                                .map(one -> List.of(
                                        one.feature(), Texts.number(one.mean()), Texts.number(one.standardDeviation())))
                                .toList()),
                false);
    }

    /** What a name stands for: a feature, or the column of a table that became several. */
    private String noun() {
        return types.isEmpty() ? "feature" : "column";
    }

    private Figure dependence(int number, PartialDependence dependence, NumberAxis predictions) {
        List<String> cells = dependence.cells();
        if (cells == null) {
            return ofNumbers(number, dependence, predictions);
        }
        boolean isDate = String.valueOf(types.get(dependence.feature())).startsWith("date");
        return new Figure(
                "partial-dependence-" + number,
                "Partial dependence on " + dependence.feature(),
                "The mean prediction over " + Texts.count(dependence.rows(), "test row") + " with "
                        + dependence.feature() + " set to each "
                        + (isDate
                                ? "date, from its 5% to its 95% quantile."
                                : "value that test rows have."
                                        + (cells.size() < MOST_CELLS ? "" : " Those in most rows.")),
                isDate ? overDates(dependence, cells.get(0), predictions) : bars(dependence, cells),
                new DataTable(
                        List.of(dependence.feature(), "mean predicted " + target),
                        IntStream.range(0, cells.size())
                                .mapToObj(i -> List.of(
                                        cells.get(i),
                                        Texts.number(dependence.predictions().get(i))))
                                .toList()),
                false);
    }

    private static XyChart overDates(PartialDependence dependence, String first, NumberAxis predictions) {
        double[] days = dependence.values().stream()
                .mapToDouble(day -> day - dependence.values().get(0))
                .toArray();
        return new XyChart(
                NumberAxis.linear(dependence.feature() + " (days since " + first + ")", Arrays.stream(days)),
                predictions,
                List.of(new Line(
                        "mean prediction",
                        1,
                        false,
                        false,
                        Column.of(days),
                        Column.of(dependence.predictions()),
                        null)),
                List.of(),
                Shape.STANDARD);
    }

    private BarChart bars(PartialDependence dependence, List<String> cells) {
        return new BarChart(
                new CategoryAxis(dependence.feature(), shortened(cells)),
                NumberAxis.linear(
                        "mean predicted " + target,
                        DoubleStream.concat(
                                DoubleStream.of(0),
                                dependence.predictions().stream().mapToDouble(Double::doubleValue))),
                Column.of(dependence.predictions()),
                null,
                1);
    }

    private static List<String> shortened(List<String> cells) {
        return cells.stream()
                .map(cell -> Texts.shortened(cell, MOST_CHARACTERS))
                .toList();
    }

    private Figure ofNumbers(int number, PartialDependence dependence, NumberAxis predictions) {
        XyChart chart = new XyChart(
                NumberAxis.linear(
                        dependence.feature(), dependence.values().stream().mapToDouble(Double::doubleValue)),
                predictions,
                List.of(new Line(
                        "mean prediction",
                        1,
                        false,
                        false,
                        Column.of(dependence.values()),
                        Column.of(dependence.predictions()),
                        null)),
                List.of(),
                Shape.STANDARD);
        List<List<String>> rows = IntStream.range(0, dependence.values().size())
                .mapToObj(i -> List.of(
                        Texts.number(dependence.values().get(i)),
                        Texts.number(dependence.predictions().get(i))))
                .toList();
        return new Figure(
                "partial-dependence-" + number,
                "Partial dependence on " + dependence.feature(),
                "The mean prediction over " + Texts.count(dependence.rows(), "test row") + " with "
                        + dependence.feature() + " set to each value, from its 5% to its 95% quantile.",
                chart,
                new DataTable(List.of(dependence.feature(), "mean predicted " + target), rows),
                false);
    }

    /** Where the predictions are biased. */
    List<Block> byFeature() {
        List<Block> blocks = new ArrayList<>();
        List<FeatureErrors> leading = first(
                diagnostics.byFeature().stream()
                        .filter(feature -> feature.bins().size() > 1)
                        .toList(),
                MOST_FEATURES);
        if (!leading.isEmpty()) {
            blocks.add(byFifths(leading));
        }
        List<Figure> groups = byGroups();
        if (groups.size() == 1) {
            blocks.add(groups.get(0));
        } else if (!groups.isEmpty()) {
            blocks.add(new Block.Choice("bias-by-column", "Column", groups));
        }
        return blocks.isEmpty()
                ? List.of(new Block.Note("There are too few different values of the " + noun() + "s to compare."))
                : blocks;
    }

    /** A figure for each column of categories, booleans or dates; the most important ones. */
    private List<Figure> byGroups() {
        List<Figure> figures = new ArrayList<>();
        for (FeatureErrors column : diagnostics.byFeature()) {
            List<ErrorGroup> groups = column.groups();
            if (groups != null && groups.size() > 1 && column.bins().isEmpty() && figures.size() < MOST_COLUMNS) {
                figures.add(groups("bias-by-column-" + (figures.size() + 1), column.feature(), groups));
            }
        }
        return figures;
    }

    private Figure groups(String id, String column, List<ErrorGroup> groups) {
        return new Figure(
                id,
                "Bias by " + column,
                "The mean of actual minus predicted (" + target + ") over the test rows with each value of " + column
                        + ": a bar to the right means that the predictions are too low there, one to the left too"
                        + " high.",
                new BarChart(
                        new CategoryAxis(
                                column,
                                shortened(groups.stream().map(ErrorGroup::cells).toList())),
                        NumberAxis.linear(
                                "mean of actual minus predicted",
                                DoubleStream.concat(
                                        DoubleStream.of(0), groups.stream().mapToDouble(ErrorGroup::bias))),
                        Column.of(groups.stream().map(ErrorGroup::bias).toList()),
                        null,
                        1),
                new DataTable(
                        List.of(column, "rows", "bias", "RMSE"),
                        groups.stream()
                                .map(group -> List.of(
                                        group.cells(),
                                        NumberText.count(group.rows()),
                                        Texts.number(group.bias()),
                                        Texts.number(group.rmse())))
                                .toList()),
                false);
    }

    private Figure byFifths(List<FeatureErrors> leading) {
        boolean hasMissing = leading.stream().anyMatch(feature -> feature.groups() != null);
        List<String> parts = new ArrayList<>(FIFTHS);
        if (hasMissing) {
            parts.add(MISSING);
        }
        double[] values = new double[leading.size() * parts.size()];
        Arrays.fill(values, Double.NaN);
        for (int row = 0; row < leading.size(); row++) {
            List<ErrorBin> bins = leading.get(row).bins();
            for (int bin = 0; bin < bins.size(); bin++) {
                values[row * parts.size() + column(bin, bins.size())] =
                        bins.get(bin).bias();
            }
            List<ErrorGroup> missing = leading.get(row).groups();
            if (missing != null) {
                values[row * parts.size() + FIFTHS.size()] = missing.get(0).bias();
            }
        }
        double most = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1);
        double end = Math.min(LARGEST_END, Math.max(Double.MIN_NORMAL, most));
        HeatMapChart chart = new HeatMapChart(
                new CategoryAxis("values of the " + noun(), parts),
                new CategoryAxis(
                        noun(), leading.stream().map(FeatureErrors::feature).toList()),
                new NumberAxis("bias", Scale.LINEAR, -end, end),
                Column.of(values),
                Arrays.stream(values)
                        .mapToObj(value -> Double.isNaN(value) ? "" : Texts.rough(value))
                        .toList(),
                ColorScale.DIVERGING,
                null,
                null);
        return new Figure(
                "bias-by-feature",
                types.isEmpty() ? "Bias by the values of each feature" : "Bias by the values of each column of numbers",
                "The mean of actual minus predicted (" + target
                        + ") over the test rows by fifths of each " + noun()
                        + ": above 0 the predictions are too low there, below 0 too"
                        + " high. A " + noun() + " with few values has fewer parts." + leadingOnly(leading.size()),
                chart,
                table(leading),
                false);
    }

    /** With fewer bins than quintiles, the first and the last are still the ends. */
    private static int column(int bin, int bins) {
        return Math.round((float) bin * (FIFTHS.size() - 1) / (bins - 1));
    }

    private DataTable table(List<FeatureErrors> features) {
        List<List<String>> rows = new ArrayList<>();
        for (FeatureErrors feature : features) {
            for (List<String> bin :
                    EvaluationCharts.bins("value", feature.bins()).rows()) {
                List<String> row = new ArrayList<>(List.of(feature.feature()));
                row.addAll(bin);
                rows.add(row);
            }
            if (feature.groups() != null) {
                ErrorGroup missing = feature.groups().get(0);
                rows.add(List.of(
                        feature.feature(),
                        MISSING,
                        "",
                        NumberText.count(missing.rows()),
                        Texts.number(missing.bias()),
                        Texts.number(missing.rmse())));
            }
        }
        return new DataTable(List.of(noun(), "from", "to", "rows", "bias", "RMSE"), rows);
    }

    /** The rows with the largest errors. */
    List<Block> worstRows() {
        List<Integer> columns = columns();
        List<String> header = new ArrayList<>(List.of("row", "actual", "predicted", "residual"));
        columns.forEach(column -> header.add(features.get(column)));
        List<List<String>> rows = new ArrayList<>();
        for (WorstRow worst : diagnostics.worst()) {
            List<String> row = new ArrayList<>(List.of(
                    NumberText.count(worst.row()),
                    Texts.number(worst.actual()),
                    Texts.number(worst.predicted()),
                    Texts.number(worst.actual() - worst.predicted())));
            columns.forEach(column -> row.add(cell(worst, column)));
            rows.add(row);
        }
        String caption = "The " + Texts.count(rows.size(), "row")
                + " with the largest errors, numbered from 0 as in predictions.csv"
                + (columns.size() < features.size()
                        ? "; of " + features.size() + " " + noun() + "s the " + leading(columns.size())
                        : "");
        return List.of(new Block.Table("worst-rows", caption, new DataTable(header, rows)));
    }

    private String cell(WorstRow row, int column) {
        List<String> cells = row.cells();
        return types.isEmpty() || cells == null
                ? Texts.number(row.features().get(column))
                : cells.get(column).isEmpty() ? Texts.NONE : Texts.shortened(cells.get(column), MOST_CHARACTERS);
    }

    /** The numbers of the features that fit in a table: the most important ones. */
    private List<Integer> columns() {
        PermutationImportance importance = diagnostics.importance();
        if (features.size() <= MOST_COLUMNS || importance == null) {
            return IntStream.range(0, Math.min(features.size(), MOST_COLUMNS))
                    .boxed()
                    .toList();
        }
        return first(importance.features(), MOST_COLUMNS).stream()
                .map(one -> features.indexOf(one.feature()))
                .filter(column -> column >= 0)
                .toList();
    }

    private String leadingOnly(int shown) {
        return shown < features.size() && shown == MOST_FEATURES
                ? " Of " + features.size() + " " + noun() + "s the " + leading(shown) + " are drawn."
                : "";
    }

    /** Without their importance, the features are in the order of the columns. */
    private String leading(int count) {
        return diagnostics.importance() == null ? "first " + count : count + " most important ones";
    }

    private static <T> List<T> first(List<T> list, int most) {
        return list.subList(0, Math.min(list.size(), most));
    }
}
