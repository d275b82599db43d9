package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.evaluation.DotProduct;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.random.NumpyRandom;
import dev.mlmethods.regression.scaling.RelativeWeights;
import dev.mlmethods.regression.scaling.WeightedMean;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far the metrics of some models may be from those on all rows that could have been drawn: {@value #RESAMPLES} times, as many rows are drawn with
 * replacement, and the metrics are computed again. The intervals are the 95% intervals of {@code scipy.stats.bootstrap(method="BCa")}.
 *
 * <p>A resample is drawn once for all models and metrics. So models can be compared on the same rows, and each row contributes only a few numbers,
 * which are summed: its squared and absolute errors, its target and the square of that, each multiplied by its weight if rows have weights. The draws
 * come from the stream of {@link NumpyRandom} with the seed {@value #SEED}, by {@link NumpyRandom#below}.
 *
 * <p>More than {@value #MAX_GROUPS} rows are dealt at random into that many groups, and groups are drawn instead of rows. The interval stays the
 * same, within its own uncertainty. Either way, the sum over a resample is a sum over as many rows, and the mean, variance and skewness of a sum of
 * independent rows are the sums of the rows' own, however the rows were grouped. What is lost is how exactly these are known: the standard deviation
 * from {@value #MAX_GROUPS} groups is right to 0.5%, which is far less than the ends of the interval vary with the seed.
 *
 * <p>There is no interval with fewer than 2 rows, for a metric that is not defined (for example because predictions are not finite), or if all
 * resamples give the same value, or the weights in one are all 0.
 */
public final class Bootstrap {
    /** How many resamples there are. */
    public static final int RESAMPLES = 2_000;
    /** The seed of the draws. */
    public static final long SEED = 42;
    /** If there are more rows than this, they are grouped. */
    public static final int MAX_GROUPS = 20_000;

    /** Below this share of the sum of squares, the variance of a resample is just a rounding error. */
    private static final double NO_VARIANCE = 1e-12;

    private final DoubleColumn actual;
    private final double @Nullable [] weights;
    private final List<DoubleColumn> predictions;
    private final RowGroups groups;
    private final Sum rows;
    private final Sum target;
    private final Sum targetSquared;
    private final List<Sum> squaredErrors = new ArrayList<>();
    private final List<Sum> absoluteErrors = new ArrayList<>();
    private final int resamples;

    private Bootstrap(
            DoubleColumn actual,
            double @Nullable [] weights,
            List<DoubleColumn> predictions,
            long seed,
            int resamples,
            int maxGroups) {
        this.actual = actual;
        this.weights = weights;
        this.predictions = predictions;
        this.resamples = resamples;
        NumpyRandom random = new NumpyRandom(seed);
        groups = RowGroups.of(actual.size(), maxGroups, random);
        IntToDoubleFunction counts = counts(weights);
        double mean = weights == null ? Moments.mean(actual.size(), actual::get) : mean(actual, counts);
        rows = new Sum(counts);
        target = new Sum(counted(row -> actual.get(row) - mean, counts));
        targetSquared = new Sum(counted(square(row -> actual.get(row) - mean), counts));
        for (DoubleColumn predicted : predictions) {
            IntToDoubleFunction error = row -> actual.get(row) - predicted.get(row);
            squaredErrors.add(new Sum(counted(square(error), counts)));
            absoluteErrors.add(new Sum(counted(row -> Math.abs(error.applyAsDouble(row)), counts)));
        }
        if (groups.count() > 1) {
            resample(random);
        }
    }

    /**
     * Draws the resamples for rows that all count the same.
     *
     * @param actual the target, one value per row, at least one
     * @param predictions those of each model, one per row
     * @return the resamples, which give the metrics of each model and their differences
     */
    public static Bootstrap of(double[] actual, List<double[]> predictions) {
        return of(actual, predictions, SEED, RESAMPLES, MAX_GROUPS);
    }

    /**
     * Draws the resamples for rows that may not count the same: each row is equally likely to be drawn, and then counts by its weight.
     *
     * @param actual the target, one value per row, at least one
     * @param weights one per row, finite and 0 or above, at least one of them above 0; null if all rows count the same
     * @param predictions those of each model, one per row
     * @return the resamples, which give the metrics of each model and their differences
     */
    public static Bootstrap of(DoubleColumn actual, double @Nullable [] weights, List<DoubleColumn> predictions) {
        return new Bootstrap(actual, weights, predictions, SEED, RESAMPLES, MAX_GROUPS);
    }

    /**
     * The same for numbers in arrays.
     *
     * @param actual the target, one value per row, at least one
     * @param weights one per row, finite and 0 or above, at least one of them above 0; null if all rows count the same
     * @param predictions those of each model, one per row
     * @return the resamples, which give the metrics of each model and their differences
     */
    public static Bootstrap of(double[] actual, double @Nullable [] weights, List<double[]> predictions) {
        return of(DoubleColumn.of(actual), weights, columns(predictions));
    }

    private static List<DoubleColumn> columns(List<double[]> predictions) {
        return predictions.stream().map(DoubleColumn::of).toList();
    }

    /** The same with different settings. */
    static Bootstrap of(double[] actual, List<double[]> predictions, long seed, int resamples, int maxGroups) {
        return new Bootstrap(DoubleColumn.of(actual), null, columns(predictions), seed, resamples, maxGroups);
    }

    /** The sums depend on how often each group was drawn, so they don't depend on the order of the draws. */
    private void resample(NumpyRandom random) {
        List<Sum> sums = new ArrayList<>(List.of(rows, target, targetSquared));
        sums.addAll(squaredErrors);
        sums.addAll(absoluteErrors);
        double[] draws = new double[groups.count()];
        for (int resample = 0; resample < resamples; resample++) {
            Arrays.fill(draws, 0.0);
            for (int i = 0; i < draws.length; i++) {
                draws[random.below(draws.length)] += 1.0;
            }
            for (Sum sum : sums) {
                // Without compensation, because three digits are enough for the interval.
                sum.resampled[resample] = DotProduct.of(draws, sum.byGroup, 0);
            }
        }
    }

    /**
     * {@return the metrics of a model that are defined, by their names in JSON; MSE, RMSE, MAE and R2 have an interval}
     *
     * @param model its 0-based position among the predictions
     */
    public Map<String, Estimate> estimates(int model) {
        RegressionMetrics metrics = RegressionMetrics.of(actual, predictions.get(model), weights);
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            double value = metric.of(metrics);
            if (!Double.isNaN(value)) {
                estimates.put(metric.jsonName(), new Estimate(value, interval(model, metric)));
            }
        }
        return Collections.unmodifiableMap(estimates);
    }

    /**
     * Computes by how much a metric of a model is above that of another, with the interval of the paired bootstrap.
     *
     * @param metric any metric; only MSE, RMSE, MAE and R2 get an interval
     * @param model the 0-based position of the model whose metric is expected to be the larger one
     * @param other the position of the other
     * @return null if one of them has no such metric; without an interval if there is no {@link #difference}, or if that has none
     */
    public @Nullable Estimate above(Metric metric, int model, int other) {
        double difference = value(metric, model) - value(metric, other);
        BootstrapDistribution distribution = difference(metric, model, other);
        return Double.isNaN(difference)
                ? null
                : new Estimate(difference, distribution == null ? null : distribution.interval());
    }

    /**
     * Computes the differences between the metrics of two models on the same resamples.
     *
     * @param metric MSE, RMSE, MAE or R2
     * @param model the 0-based position of the model
     * @param other the position of the other, whose metric is subtracted
     * @return null if there are fewer than 2 rows, or one of the models has no such metric, and for metrics other than MSE, RMSE, MAE and R2
     */
    public @Nullable BootstrapDistribution difference(Metric metric, int model, int other) {
        double size = Math.max(Math.abs(value(metric, model)), Math.abs(value(metric, other)));
        ToDoubleFunction<Rows> minuend = statistic(model, metric);
        ToDoubleFunction<Rows> subtrahend = statistic(other, metric);
        return minuend == null || subtrahend == null || Double.isNaN(size)
                ? null
                : distribution(size, sums -> minuend.applyAsDouble(sums) - subtrahend.applyAsDouble(sums));
    }

    private double value(Metric metric, int model) {
        return metric.of(RegressionMetrics.of(actual, predictions.get(model), weights));
    }

    private @Nullable Interval interval(int model, Metric metric) {
        ToDoubleFunction<Rows> statistic = statistic(model, metric);
        BootstrapDistribution distribution = statistic == null ? null : distribution(0, statistic);
        return distribution == null ? null : distribution.interval();
    }

    private @Nullable ToDoubleFunction<Rows> statistic(int model, Metric metric) {
        return switch (metric) {
            case MSE -> sums -> mse(sums, model);
            case RMSE -> sums -> Math.sqrt(mse(sums, model));
            case MAE -> sums -> sums.of(absoluteErrors.get(model)) / sums.of(rows);
            case R2 -> sums -> r2(sums, model);
            case MAX_ERROR, MEDIAN_ABSOLUTE_ERROR, EXPLAINED_VARIANCE, MAPE -> null;
        };
    }

    private @Nullable BootstrapDistribution distribution(double size, ToDoubleFunction<Rows> statistic) {
        if (groups.count() < 2) {
            return null;
        }
        return BootstrapDistribution.of(
                statistic.applyAsDouble(sum -> sum.total),
                size,
                IntStream.range(0, resamples)
                        .mapToDouble(resample -> statistic.applyAsDouble(sum -> sum.resampled[resample]))
                        .toArray(),
                IntStream.range(0, groups.count())
                        .mapToDouble(group -> statistic.applyAsDouble(sum -> sum.without(group)))
                        .toArray());
    }

    private double mse(Rows sums, int model) {
        return Math.max(0.0, sums.of(squaredErrors.get(model))) / sums.of(rows);
    }

    /** Like {@link RegressionMetrics#r2}, but from sums. */
    private double r2(Rows sums, int model) {
        double unexplained = mse(sums, model);
        double mean = sums.of(target) / sums.of(rows);
        double square = sums.of(targetSquared) / sums.of(rows);
        double variance = square - mean * mean;
        if (variance <= NO_VARIANCE * square) {
            return unexplained == 0.0 ? 1.0 : 0.0;
        }
        return 1.0 - unexplained / variance;
    }

    private static IntToDoubleFunction counts(double @Nullable [] weights) {
        if (weights == null) {
            return row -> 1.0;
        }
        double[] relative = RelativeWeights.of(weights);
        return row -> relative[row];
    }

    private static double mean(DoubleColumn values, IntToDoubleFunction counts) {
        WeightedMean mean = new WeightedMean();
        for (int row = 0; row < values.size(); row++) {
            mean.add(counts.applyAsDouble(row), values.get(row));
        }
        return mean.value();
    }

    /** A row with weight 0 counts for nothing whatever its error is, even if it is infinite. */
    private static IntToDoubleFunction counted(IntToDoubleFunction value, IntToDoubleFunction counts) {
        return row -> {
            double count = counts.applyAsDouble(row);
            return count == 0 ? 0 : count * value.applyAsDouble(row);
        };
    }

    private static IntToDoubleFunction square(IntToDoubleFunction value) {
        return row -> {
            double each = value.applyAsDouble(row);
            return each * each;
        };
    }

    /** Some of the rows: all, those of a resample, or all but a group. */
    private interface Rows {
        double of(Sum sum);
    }

    /** One number per row, summed over each group, over all groups and over each resample. */
    private final class Sum {
        private final double[] byGroup;
        private final double total;
        private final double[] resampled;

        Sum(IntToDoubleFunction byRow) {
            byGroup = groups.sums(byRow);
            double[] once = new double[byGroup.length];
            Arrays.fill(once, 1.0);
            total = DotProduct.of(once, byGroup, 0);
            resampled = new double[resamples];
        }

        double without(int group) {
            return total - byGroup[group];
        }
    }
}
