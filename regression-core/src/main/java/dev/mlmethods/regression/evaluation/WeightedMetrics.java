package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.RowOrder;
import dev.mlmethods.regression.scaling.RelativeWeights;
import dev.mlmethods.regression.scaling.WeightedMean;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The metrics of rows that don't count the same, as computed by {@code sklearn.metrics} with {@code sample_weight}: each mean is weighted.
 *
 * <p>A row with weight 0 counts as absent, even for the largest error, which scikit-learn takes over all rows. The median is the error below which
 * half of the weight is; if that is true of an error and the next one, it is the middle between them: as in scikit-learn 1.7, and unlike 1.2. So
 * whole-number weights are equivalent to repeated rows.
 */
final class WeightedMetrics {
    private static final double EPSILON = Math.ulp(1.0);

    private final double[] actual;
    private final double[] errors;
    private final double[] weights;

    private WeightedMetrics(double[] actual, double[] errors, double[] weights) {
        this.actual = actual;
        this.errors = errors;
        this.weights = weights;
    }

    /**
     * The metrics of predictions.
     *
     * @param actual the target, one value per row
     * @param predicted the predictions, one per row
     * @param weights one per row: finite, 0 or above
     */
    static RegressionMetrics of(DoubleColumn actual, DoubleColumn predicted, double[] weights) {
        int[] counting = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
        if (counting.length == 0) {
            return RegressionMetrics.undefined();
        }
        return new WeightedMetrics(
                        pick(counting, actual::get),
                        pick(counting, row -> actual.get(row) - predicted.get(row)),
                        RelativeWeights.of(pick(counting, row -> weights[row])))
                .metrics();
    }

    private static double[] pick(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).toArray();
    }

    private RegressionMetrics metrics() {
        if (!Double.isFinite(mean(row -> errors[row]))) {
            return RegressionMetrics.undefined();
        }
        double mse = mean(row -> errors[row] * errors[row]);
        double variance = variance(actual);
        return new RegressionMetrics(
                mse,
                Math.sqrt(mse),
                mean(this::absolute),
                RegressionMetrics.explained(mse, variance, actual.length),
                IntStream.range(0, errors.length)
                        .mapToDouble(this::absolute)
                        .max()
                        .orElse(Double.NaN),
                median(),
                RegressionMetrics.explained(variance(errors), variance, actual.length),
                mean(row ->
                        actual[row] == 0.0 ? Double.NaN : absolute(row) / Math.max(Math.abs(actual[row]), EPSILON)));
    }

    private double absolute(int row) {
        return Math.abs(errors[row]);
    }

    private double mean(IntToDoubleFunction value) {
        WeightedMean mean = new WeightedMean();
        for (int row = 0; row < weights.length; row++) {
            mean.add(weights[row], value.applyAsDouble(row));
        }
        return mean.value();
    }

    /** The population variance, computed relative to the first value, so that it is exactly 0 if all are equal. */
    private double variance(double[] values) {
        double first = values[0];
        double mean = mean(row -> values[row] - first);
        double offset = mean(row -> values[row] - first - mean);
        double squares = mean(row -> (values[row] - first - mean) * (values[row] - first - mean));
        return Math.max(0.0, squares - offset * offset);
    }

    private double median() {
        int[] order = RowOrder.by(errors.length, this::absolute);
        // The mean of the weights is 1.
        double half = weights.length / 2.0;
        double below = 0;
        int place = 0;
        while (place < order.length - 1 && below + weights[order[place]] < half * (1 - order.length * EPSILON)) {
            below += weights[order[place++]];
        }
        double error = absolute(order[place]);
        boolean halfIsBelow = below + weights[order[place]] <= half * (1 + order.length * EPSILON);
        return halfIsBelow && place < order.length - 1 ? (error + absolute(order[place + 1])) / 2.0 : error;
    }
}
