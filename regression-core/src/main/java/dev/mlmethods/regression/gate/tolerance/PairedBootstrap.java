package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.diagnostics.Bootstrap;
import dev.mlmethods.regression.diagnostics.BootstrapDistribution;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model is worse than the baseline, or only unlucky with the test rows: both are judged on the same resamples of these rows, see {@link
 * Bootstrap}. Rows that are hard for both don't count for either, so it finds far smaller worsenings than two intervals that are put side by side.
 *
 * <p>It accounts only for the luck of the test rows. Another seed of the same specification gives a different model, which may well be worse than the
 * baseline; see {@link SuggestedTolerance}.
 *
 * <p>Fewer than {@value #MIN_ROWS} rows tell nothing. If all of them lose, so do all resamples, and the p-value is the smallest that there is; but
 * that all of {@code n} rows lose by chance, when each is as likely to gain, has the probability {@link #smallestPValue}: no exact test of so few
 * gets below 0.05, and what the bootstrap says there is an artifact. For equally good models with normal errors, p is below 0.05 in 16% of samples of
 * 3 rows, 12% of 5, 9% of 10, 7% of 20 and 5% of 100.
 */
public final class PairedBootstrap {
    /** With fewer rows, no significance is computed. */
    public static final int MIN_ROWS = 5;

    private static final int BASELINE = 0;
    private static final int CURRENT = 1;

    private final double[] actual;
    private final double @Nullable [] weights;
    private final double[] baseline;
    private final double[] current;
    private @Nullable Bootstrap bootstrap;

    private PairedBootstrap(double[] actual, double @Nullable [] weights, double[] baseline, double[] current) {
        this.actual = actual;
        this.weights = weights;
        this.baseline = baseline;
        this.current = current;
    }

    /**
     * Compares two models on the same rows. No resamples are drawn until they are needed.
     *
     * @param actual the target, one value per row
     * @param baselinePredicted what the baseline predicted, one value per row; not finite if it failed
     * @param currentPredicted what the current model predicts, one value per row; not finite if it failed
     * @return the comparison
     * @throws IllegalArgumentException if the lengths differ
     */
    public static PairedBootstrap of(double[] actual, double[] baselinePredicted, double[] currentPredicted) {
        return of(actual, null, baselinePredicted, currentPredicted);
    }

    /**
     * Compares two models on the same rows, whose weights may differ. No resamples are drawn until they are needed.
     *
     * @param actual the target, one value per row
     * @param weights one per row, finite and 0 or above, at least one of them above 0; null if all rows count the same
     * @param baselinePredicted what the baseline predicted, one value per row; not finite if it failed
     * @param currentPredicted what the current model predicts, one value per row; not finite if it failed
     * @return the comparison
     * @throws IllegalArgumentException if the numbers of targets and predictions differ
     */
    public static PairedBootstrap of(
            double[] actual, double @Nullable [] weights, double[] baselinePredicted, double[] currentPredicted) {
        if (actual.length != baselinePredicted.length || actual.length != currentPredicted.length) {
            throw new IllegalArgumentException(actual.length + " actual values, but " + baselinePredicted.length
                    + " baseline predictions and " + currentPredicted.length + " current ones");
        }
        return new PairedBootstrap(
                actual.clone(),
                weights == null ? null : weights.clone(),
                baselinePredicted.clone(),
                currentPredicted.clone());
    }

    /**
     * {@return the smallest p-value that an exact test of paired rows can have, whatever they are} It is that of the sign test, and of the test
     * of all sign flips: 2 to the power of {@code -rows}.
     *
     * @param rows at least 0
     */
    public static double smallestPValue(int rows) {
        return Math.scalb(1.0, -rows);
    }

    /**
     * Computes by how much a metric is worse now, and whether that is more than the tolerance.
     *
     * <p>The p-value is {@link BootstrapDistribution#pValueOfAtMost} of the tolerance: below 0.05 if the worsening is beyond the tolerance with
     * a confidence of 95%, one-sided. The interval is two-sided, so it may contain the tolerance if the p-value is between 0.025 and 0.05. If
     * the worsening is the same in all resamples, as between equal predictions, the interval is that number, and the p-value is 1, or, if the
     * worsening is beyond the tolerance, the smallest that there is.
     *
     * @param metric MSE, RMSE, MAE or R2
     * @param tolerance how much worse the metric may be, in its own unit, at least 0
     * @return null if the rows can't tell: fewer than {@value #MIN_ROWS} of them count, the metric isn't MSE, RMSE, MAE or R2, or it isn't
     *     defined on one side, as with predictions that are not finite; or all resamples are on one side of the worsening, as happens with a
     *     handful of rows
     * @throws IllegalArgumentException if the tolerance is negative or not finite
     */
    public @Nullable Significance worsening(Metric metric, double tolerance) {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a tolerance is finite and at least 0, not " + NumberText.shortest(tolerance));
        }
        if (rowsThatCount() < MIN_ROWS) {
            return null;
        }
        int worse = metric.largerIsBetter() ? BASELINE : CURRENT;
        BootstrapDistribution worsenings = resampled().difference(metric, worse, BASELINE + CURRENT - worse);
        double difference = value(metric, current) - value(metric, baseline);
        double worsening = metric.largerIsBetter() ? 0.0 - difference : difference;
        return worsenings == null ? null : significance(worsening, worsenings, tolerance);
    }

    private static @Nullable Significance significance(
            double worsening, BootstrapDistribution worsenings, double tolerance) {
        Interval interval = worsenings.varies() ? worsenings.interval() : new Interval(worsening, worsening);
        return interval == null ? null : new Significance(worsening, interval, worsenings.pValueOfAtMost(tolerance));
    }

    private long rowsThatCount() {
        return weights == null
                ? actual.length
                : Arrays.stream(weights).filter(weight -> weight > 0).count();
    }

    private Bootstrap resampled() {
        if (bootstrap == null) {
            bootstrap = Bootstrap.of(actual, weights, List.of(baseline, current));
        }
        return bootstrap;
    }

    private double value(Metric metric, double[] predicted) {
        return metric.of(RegressionMetrics.of(actual, predicted, weights));
    }
}
