package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * The evaluation as a short table for the console, in ASCII and at most 73 columns wide, which leaves room for Maven's
 * {@code [INFO]}:
 *
 * <pre>
 * test (4,128 rows)                  R2        RMSE         MAE         MSE
 *   network                      0.4310      0.8635      0.6547      0.7456
 *   least squares                0.5758      0.7456      0.5332      0.5559
 *   training mean               -0.0002      1.1449      0.9061      1.3107
 * </pre>
 *
 * <p>The numbers of a column share one format, with as many decimals as their size requires.
 */
public final class EvaluationTable {
    /** Full names would leave too little room for the numbers. */
    private static final String DEFAULT_TREES = "LightGBM, defaults";

    private static final List<Metric> METRICS = List.of(Metric.R2, Metric.RMSE, Metric.MAE, Metric.MSE);

    private static final int LABEL_WIDTH = 25;
    private static final int COLUMN_WIDTH = 12;

    private static final double R2_FIXED_BELOW = 1e5;
    private static final double FIXED_FROM = 1e-3;
    private static final double FOUR_DECIMALS_BELOW = 1e3;
    private static final double TWO_DECIMALS_BELOW = 1e5;
    private static final double FIXED_BELOW = 1e9;

    private EvaluationTable() {}

    /**
     * {@return the lines of the table: the test rows, then the validation and the training rows if they are available}
     *
     * @param evaluation the metrics of the network and its reference models
     */
    public static List<String> lines(Evaluation evaluation) {
        return lines(evaluation, DEFAULT_TREES);
    }

    /**
     * {@return the same lines with another name for the gradient-boosted trees}
     *
     * @param evaluation the metrics of the network and its reference models
     * @param trees the name, in at most 18 characters
     */
    public static List<String> lines(Evaluation evaluation, String trees) {
        Map<String, SplitMetrics> models = models(evaluation, trees);
        List<String> names = List.copyOf(models.keySet());
        List<RegressionMetrics> test =
                models.values().stream().map(SplitMetrics::test).toList();
        List<RegressionMetrics> validation = models.values().stream()
                .flatMap(model -> Stream.ofNullable(model.validation()))
                .toList();
        List<RegressionMetrics> train = models.values().stream()
                .flatMap(model -> Stream.ofNullable(model.train()))
                .toList();
        List<Column> columns = METRICS.stream()
                .map(metric ->
                        Column.of(metric, Stream.of(test, validation, train).flatMap(List::stream)))
                .toList();

        List<String> lines = new ArrayList<>();
        addBlock(lines, "test", evaluation.testRows(), names, test, columns);
        if (!validation.isEmpty()) {
            addBlock(lines, "validation", evaluation.validationRows(), names, validation, columns);
        }
        if (!train.isEmpty()) {
            addBlock(lines, "train", evaluation.trainRows(), names, train, columns);
        }
        return List.copyOf(lines);
    }

    private static Map<String, SplitMetrics> models(Evaluation evaluation, String trees) {
        Map<String, SplitMetrics> models = new LinkedHashMap<>();
        models.put("network", evaluation.network());
        if (evaluation.referenceTrees() != null) {
            models.put(trees, evaluation.referenceTrees());
        }
        models.put("least squares", evaluation.leastSquares());
        models.put("training mean", evaluation.trainingMean());
        return models;
    }

    private static void addBlock(
            List<String> lines,
            String split,
            int rows,
            List<String> models,
            List<RegressionMetrics> metrics,
            List<Column> columns) {
        String title = String.format(Locale.ROOT, "%s (%,d %s)", split, rows, rows == 1 ? "row" : "rows");
        lines.add(line(title, columns.stream().map(Column::title)));
        for (int i = 0; i < models.size(); i++) {
            RegressionMetrics row = metrics.get(i);
            lines.add(line("  " + models.get(i), columns.stream().map(column -> column.cell(row))));
        }
    }

    private static String line(String label, Stream<String> cells) {
        StringBuilder line = new StringBuilder(label);
        int end = LABEL_WIDTH;
        for (String cell : cells.toList()) {
            end += COLUMN_WIDTH;
            line.append(" ".repeat(end - line.length() - cell.length())).append(cell);
        }
        return line.toString().stripTrailing();
    }

    /** One metric, and how its numbers are written. */
    private record Column(Metric metric, DoubleFunction<String> format) {
        static Column of(Metric metric, Stream<RegressionMetrics> metrics) {
            double[] values = metrics.mapToDouble(metric::of)
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            return new Column(metric, format(metric, values));
        }

        private static DoubleFunction<String> format(Metric metric, double[] values) {
            DoubleSummaryStatistics sizes = Arrays.stream(values)
                    .map(Math::abs)
                    .filter(size -> size > 0.0)
                    .summaryStatistics();
            double largest = sizes.getMax();
            if (metric == Metric.R2) {
                return largest < R2_FIXED_BELOW ? value -> NumberText.fixed(value, 4) : scientific(values);
            }
            if (sizes.getMin() < FIXED_FROM || largest >= FIXED_BELOW) {
                return scientific(values);
            }
            int decimals = largest < FOUR_DECIMALS_BELOW ? 4 : largest < TWO_DECIMALS_BELOW ? 2 : 0;
            return value -> NumberText.fixed(value, decimals);
        }

        /** With the decimal points aligned, even if one exponent has more digits than another. */
        private static DoubleFunction<String> scientific(double[] values) {
            int longest = Arrays.stream(values)
                    .mapToObj(NumberText::scientific)
                    .mapToInt(Column::exponentLength)
                    .max()
                    .orElse(0);
            return value -> {
                String text = NumberText.scientific(value);
                return text + " ".repeat(longest - exponentLength(text));
            };
        }

        private static int exponentLength(String scientific) {
            return scientific.length() - scientific.indexOf('e');
        }

        String title() {
            return metric.jsonName().toUpperCase(Locale.ROOT);
        }

        String cell(RegressionMetrics metrics) {
            double value = metric.of(metrics);
            return Double.isNaN(value) ? "n/a" : format.apply(value);
        }
    }
}
