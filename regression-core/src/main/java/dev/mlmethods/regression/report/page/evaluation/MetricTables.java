package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReport.ReferenceTrees;
import dev.mlmethods.regression.report.result.EvaluationReport.SplitRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of the network and the reference models on each split. */
public final class MetricTables {
    private static final Map<Metric, String> HEADINGS = headings();
    private static final List<Metric> MAIN = List.of(Metric.R2, Metric.RMSE, Metric.MAE, Metric.MSE);
    private static final List<Metric> OTHERS =
            List.of(Metric.MEDIAN_ABSOLUTE_ERROR, Metric.MAX_ERROR, Metric.MAPE, Metric.EXPLAINED_VARIANCE);

    private MetricTables() {}

    private static Map<Metric, String> headings() {
        Map<Metric, String> headings = new LinkedHashMap<>();
        headings.put(Metric.R2, "R²");
        headings.put(Metric.RMSE, "RMSE");
        headings.put(Metric.MAE, "MAE");
        headings.put(Metric.MSE, "MSE");
        headings.put(Metric.MEDIAN_ABSOLUTE_ERROR, "median absolute error");
        headings.put(Metric.MAX_ERROR, "largest error");
        headings.put(Metric.MAPE, "MAPE");
        headings.put(Metric.EXPLAINED_VARIANCE, "explained variance");
        return headings;
    }

    /**
     * {@return what the pages call a metric, such as {@code R²} or {@code largest error}}
     *
     * @param metric any metric
     */
    public static String heading(Metric metric) {
        return HEADINGS.getOrDefault(metric, metric.jsonName());
    }

    static List<Block> of(EvaluationReport report) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "metrics",
                "Metrics with 95% intervals on " + rows(report.rows()) + ". RMSE and MAE are in the unit of "
                        + report.target() + ", MSE in that unit squared.",
                table(report, MAIN)));
        blocks.add(new Block.Table(
                "more-metrics", "More metrics, without intervals. MAPE is a fraction.", table(report, OTHERS)));
        if (report.referenceTrees() != null && report.referenceTrees().metrics() != null) {
            blocks.addAll(TreesBlocks.of(report.referenceTrees().tuning()));
        }
        return blocks;
    }

    private static String rows(SplitRows rows) {
        List<String> splits = new ArrayList<>(List.of(Texts.count(rows.test(), "test row")));
        if (rows.validation() > 0) {
            splits.add(Texts.count(rows.validation(), "validation row"));
        }
        if (rows.train() > 0) {
            splits.add(Texts.count(rows.train(), "training row"));
        }
        return ParameterText.list(splits);
    }

    private static DataTable table(EvaluationReport report, List<Metric> metrics) {
        List<String> header = new ArrayList<>(List.of("rows", "model"));
        metrics.forEach(metric -> header.add(heading(metric)));
        List<List<String>> rows = new ArrayList<>();
        add(rows, report, metrics, "test", ModelMetrics::test);
        add(rows, report, metrics, "validation", ModelMetrics::validation);
        add(rows, report, metrics, "train", ModelMetrics::train);
        return new DataTable(header, rows);
    }

    private static void add(
            List<List<String>> rows,
            EvaluationReport report,
            List<Metric> metrics,
            String split,
            Function<ModelMetrics, @Nullable Map<String, Estimate>> ofSplit) {
        Map<String, ModelMetrics> models = new LinkedHashMap<>();
        models.put("network", report.network());
        ReferenceTrees trees = report.referenceTrees();
        if (trees != null && trees.name() != null && trees.metrics() != null) {
            models.put(trees.name(), trees.metrics());
        }
        models.put("least squares", report.leastSquares());
        models.put("training mean", report.trainingMean());
        models.forEach((name, model) -> {
            Map<String, Estimate> values = ofSplit.apply(model);
            if (values != null) {
                List<String> row = new ArrayList<>(List.of(split, name));
                metrics.forEach(metric -> row.add(Texts.estimate(values.get(metric.jsonName()))));
                rows.add(row);
            }
        });
    }
}
