package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The current metrics as github-action-benchmark reads them with {@code tool: customSmallerIsBetter}. That tool supports one direction per file, so
 * metrics where larger is better are inverted: {@code 1 - test.r2}.
 *
 * <p>Source of the format: the section "custom" of the tool's README.
 */
public final class BenchmarkJson {
    private BenchmarkJson() {}

    /**
     * A point of a chart.
     *
     * @param name the metric with its split
     * @param unit what the chart writes beside it
     * @param value the current value
     * @param range by how much it may differ; null if not at all
     * @param extra for the tooltip
     */
    private record Point(
            String name,
            String unit,
            double value,
            @Nullable String range,
            String extra) {}

    /**
     * {@return the JSON of the gated metrics, or of all on the test rows if none is gated, in UTF-8; those that are currently not defined are
     * left out}
     *
     * @param result of a check
     */
    public static byte[] of(CheckResult result) {
        List<Point> points = new ArrayList<>();
        for (MetricChange change : result.metrics()) {
            add(points, result, MetricRow.metric(change), change.current(), range(change));
        }
        if (result.metrics().isEmpty()) {
            Map<String, Double> test = result.current().getOrDefault("test", Map.of());
            for (Metric metric : Metric.values()) {
                add(points, result, metric, test.get(metric.jsonName()), null);
            }
        }
        return Json.file(points);
    }

    private static void add(
            List<Point> points, CheckResult result, Metric metric, @Nullable Double value, @Nullable String range) {
        if (value == null || !Double.isFinite(value)) {
            return;
        }
        String name = "test." + metric.jsonName();
        points.add(
                metric.largerIsBetter()
                        ? new Point("1 - " + name, unit(metric), 1.0 - value, range, extra(result))
                        : new Point(name, unit(metric), value, range, extra(result)));
    }

    private static @Nullable String range(MetricChange change) {
        return change.tolerance() > 0 ? "± " + NumberText.shortest(change.tolerance()) : null;
    }

    private static String extra(CheckResult result) {
        return "verdict: " + result.verdict().text();
    }

    private static String unit(Metric metric) {
        return switch (metric) {
            case MSE -> "target²";
            case RMSE, MAE, MAX_ERROR, MEDIAN_ABSOLUTE_ERROR -> "target";
            case R2, EXPLAINED_VARIANCE -> "of the variance";
            case MAPE -> "of the value";
        };
    }
}
