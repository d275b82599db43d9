package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.scaling.CompensatedSum;
import dev.mlmethods.regression.scaling.SquaredDeviations;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far predictions are from the actual values, as {@code sklearn.metrics} 1.2 defines each metric.
 *
 * <p>A metric is a finite number, or NaN if it is not defined. None is defined if an actual or predicted value is not finite, as happens when
 * training diverges, or if the metric is too large for a float64.
 *
 * @param mse the mean of the squared errors, in the target's unit squared ({@code mean_squared_error})
 * @param rmse the square root of {@code mse}, in the target's unit
 * @param mae the mean of the absolute errors, in the target's unit ({@code mean_absolute_error})
 * @param r2 the share of the actual values' variance that the predictions explain: 1 is perfect, 0 is as good as predicting the mean of the actual
 *     values, and there is no lower bound ({@code r2_score}). If all actual values are equal, it is 1 for perfect predictions and 0 for others; for a
 *     single row it is not defined
 * @param maxError the largest absolute error, in the target's unit ({@code max_error})
 * @param medianAbsoluteError the median of the absolute errors, in the target's unit ({@code median_absolute_error})
 * @param explainedVariance as {@code r2}, but a constant offset of the predictions costs nothing
 *     ({@code explained_variance_score}); not defined for a single row
 * @param mape the mean of the absolute errors, each divided by the absolute actual value: a fraction, not a percentage ({@code
 *     mean_absolute_percentage_error}). Not defined if an actual value is 0
 */
public record RegressionMetrics(
        double mse,
        double rmse,
        double mae,
        double r2,
        double maxError,
        double medianAbsoluteError,
        double explainedVariance,
        double mape) {
    private static final double EPSILON = Math.ulp(1.0);

    /**
     * Replaces infinite metrics with NaN.
     *
     * @param mse the mean of the squared errors, in the target's unit squared
     * @param rmse the square root of {@code mse}, in the target's unit
     * @param mae the mean of the absolute errors, in the target's unit
     * @param r2 the share of the actual values' variance that the predictions explain, at most 1
     * @param maxError the largest absolute error, in the target's unit
     * @param medianAbsoluteError the median of the absolute errors, in the target's unit
     * @param explainedVariance as {@code r2}, but a constant offset of the predictions costs nothing
     * @param mape the mean of the absolute errors, each divided by the absolute actual value: a fraction
     */
    public RegressionMetrics {
        mse = finiteOrNaN(mse);
        rmse = finiteOrNaN(rmse);
        mae = finiteOrNaN(mae);
        r2 = finiteOrNaN(r2);
        maxError = finiteOrNaN(maxError);
        medianAbsoluteError = finiteOrNaN(medianAbsoluteError);
        explainedVariance = finiteOrNaN(explainedVariance);
        mape = finiteOrNaN(mape);
    }

    /**
     * {@return the metrics of predictions for rows that all count the same}
     *
     * <pre>{@code
     * RegressionMetrics.of(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0, 2, 8}).mse() // 0.375
     * }</pre>
     *
     * @param actual the target, one value per row, at least one
     * @param predicted the predictions, one per row
     * @throws IllegalArgumentException if there is no row or the lengths differ
     */
    public static RegressionMetrics of(double[] actual, double[] predicted) {
        return of(actual, predicted, null);
    }

    /**
     * {@return the metrics of predictions for the rows of a dataset, weighted by its weights}
     *
     * @param rows at least one
     * @param predicted one value per row
     * @throws IllegalArgumentException if there is no row or the lengths differ
     */
    public static RegressionMetrics of(Dataset rows, double[] predicted) {
        return of(rows, DoubleColumn.of(predicted));
    }

    /**
     * {@return the metrics of predictions for the rows of a dataset, weighted by its weights}
     *
     * @param rows at least one
     * @param predicted one value per row
     * @throws IllegalArgumentException if there is no row or the lengths differ
     */
    public static RegressionMetrics of(Dataset rows, DoubleColumn predicted) {
        SampleWeights weights = rows.weights();
        return of(rows.targetColumn(), predicted, weights == null ? null : weights.toArray());
    }

    /**
     * {@return the metrics of predictions for rows that may not count the same} See {@link WeightedMetrics}.
     *
     * @param actual the target, one value per row, at least one
     * @param predicted the predictions, one per row
     * @param weights one per row, finite and 0 or above; null if all rows count the same. If none is above 0, no metric is defined
     * @throws IllegalArgumentException if there is no row or the lengths differ
     */
    public static RegressionMetrics of(double[] actual, double[] predicted, double @Nullable [] weights) {
        return of(DoubleColumn.of(actual), DoubleColumn.of(predicted), weights);
    }

    /**
     * {@return the same for numbers that may be in files}
     *
     * @param actual the target, one value per row, at least one
     * @param predicted the predictions, one per row
     * @param weights one per row, finite and 0 or above; null if all rows count the same
     * @throws IllegalArgumentException if there is no row or the lengths differ
     */
    public static RegressionMetrics of(DoubleColumn actual, DoubleColumn predicted, double @Nullable [] weights) {
        if (actual.size() != predicted.size()) {
            throw new IllegalArgumentException(
                    actual.size() + " actual values, but " + predicted.size() + " predictions");
        }
        if (actual.size() == 0) {
            throw new IllegalArgumentException("metrics need at least one row");
        }
        if (weights == null) {
            return unweighted(actual, predicted);
        }
        if (weights.length != actual.size()) {
            throw new IllegalArgumentException(actual.size() + " actual values, but " + weights.length + " weights");
        }
        return WeightedMetrics.of(actual, predicted, weights);
    }

    /** In several passes, without a copy: the rows of a table may be more than fit into memory. */
    private static RegressionMetrics unweighted(DoubleColumn actual, DoubleColumn predicted) {
        int rows = actual.size();
        IntToDoubleFunction error = row -> actual.get(row) - predicted.get(row);
        IntToDoubleFunction absolute = row -> Math.abs(error.applyAsDouble(row));
        if (!Double.isFinite(mean(rows, error))) {
            return undefined();
        }
        double mse = mean(rows, row -> error.applyAsDouble(row) * error.applyAsDouble(row));
        double variance = variance(rows, actual::get);
        return new RegressionMetrics(
                mse,
                Math.sqrt(mse),
                mean(rows, absolute),
                explained(mse, variance, rows),
                IntStream.range(0, rows).mapToDouble(absolute).max().orElse(Double.NaN),
                Median.ofNonNegative(rows, absolute),
                explained(variance(rows, error), variance, rows),
                mean(
                        rows,
                        row -> actual.get(row) == 0.0
                                ? Double.NaN
                                : absolute.applyAsDouble(row) / Math.max(Math.abs(actual.get(row)), EPSILON)));
    }

    /**
     * {@return the mean of each metric over several models or rows} They are averaged as with scikit-learn's {@code cross_val_score}: the mean
     * of the RMSEs, for example, rather than the root of the mean MSE. A mean is not defined if one of its metrics isn't.
     *
     * @param metrics at least one
     */
    public static RegressionMetrics mean(List<RegressionMetrics> metrics) {
        if (metrics.size() == 1) {
            return metrics.get(0);
        }
        return new RegressionMetrics(
                mean(metrics, Metric.MSE),
                mean(metrics, Metric.RMSE),
                mean(metrics, Metric.MAE),
                mean(metrics, Metric.R2),
                mean(metrics, Metric.MAX_ERROR),
                mean(metrics, Metric.MEDIAN_ABSOLUTE_ERROR),
                mean(metrics, Metric.EXPLAINED_VARIANCE),
                mean(metrics, Metric.MAPE));
    }

    private static double mean(List<RegressionMetrics> metrics, Metric metric) {
        return mean(metrics.size(), i -> metric.of(metrics.get(i)));
    }

    /** No metric is defined. */
    static RegressionMetrics undefined() {
        double nan = Double.NaN;
        return new RegressionMetrics(nan, nan, nan, nan, nan, nan, nan, nan);
    }

    private static double mean(int rows, IntToDoubleFunction value) {
        CompensatedSum sum = new CompensatedSum();
        for (int row = 0; row < rows; row++) {
            sum.add(value.applyAsDouble(row));
        }
        return sum.mean();
    }

    private static double variance(int rows, IntToDoubleFunction value) {
        SquaredDeviations deviations = new SquaredDeviations(mean(rows, value));
        for (int row = 0; row < rows; row++) {
            deviations.add(value.applyAsDouble(row));
        }
        return deviations.variance();
    }

    /** One minus the unexplained share of the variance, kept finite as scikit-learn's {@code force_finite=True} does. */
    static double explained(double unexplained, double variance, int rows) {
        if (rows < 2) {
            return Double.NaN;
        }
        if (variance == 0.0) {
            return unexplained == 0.0 ? 1.0 : 0.0;
        }
        return 1.0 - unexplained / variance;
    }

    private static double finiteOrNaN(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** {@return the metrics that are defined, by their names in JSON, in the order of {@link Metric}} */
    public Map<String, Double> toMap() {
        Map<String, Double> defined = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            double value = metric.of(this);
            if (!Double.isNaN(value)) {
                defined.put(metric.jsonName(), value);
            }
        }
        return Collections.unmodifiableMap(defined);
    }
}
