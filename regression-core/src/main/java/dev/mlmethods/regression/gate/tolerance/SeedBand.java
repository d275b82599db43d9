package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.Spread;
import java.util.List;

/**
 * How far a metric spreads over models of one specification that differ only in the seed.
 *
 * @param metric whose values spread
 * @param seeds how many models there are, at least 2
 * @param mean of the metric, in its own unit
 * @param standardDeviation of the metric, with {@code seeds - 1}, in its own unit
 * @param smallest value of the metric, in its own unit
 * @param largest value of the metric, in its own unit
 */
public record SeedBand(
        Metric metric, int seeds, double mean, double standardDeviation, double smallest, double largest) {
    private static final int DIGITS = 4;

    /**
     * {@return the band of some values}
     *
     * @param metric whose values they are
     * @param values the metric of each model on the test rows; NaN if it is not defined
     * @throws RegressionException if there are fewer than 2, or one is not defined
     */
    public static SeedBand of(Metric metric, List<Double> values) {
        if (values.size() < 2) {
            throw new RegressionException(
                    "A seed band needs at least 2 seeds, but seeds is " + values.size() + "; use seeds=5 or more.");
        }
        long undefined =
                values.stream().filter(value -> !Double.isFinite(value)).count();
        if (undefined > 0) {
            throw new RegressionException("test." + metric.jsonName() + " is not defined for " + undefined + " of "
                    + values.size() + " seeds, so there is no seed band. Did their training diverge?");
        }
        Spread spread =
                Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
        double smallest = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double largest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return new SeedBand(metric, values.size(), spread.mean(), spread.standardDeviation(), smallest, largest);
    }

    /** The variance of {@link #mean}. */
    double squaredStandardError() {
        return standardDeviation * standardDeviation / seeds;
    }

    /**
     * {@return the band in a sentence:
     * {@code Over 5 seeds test.rmse is 0.5107 on average, with a standard deviation of 0.003210, from 0.5070 to 0.5150.}}
     */
    public String text() {
        return "Over " + seeds + " seeds test." + metric.jsonName() + " is " + NumberText.significant(mean, DIGITS)
                + " on average, with a standard deviation of " + NumberText.significant(standardDeviation, DIGITS)
                + ", from " + NumberText.significant(smallest, DIGITS) + " to "
                + NumberText.significant(largest, DIGITS) + ".";
    }
}
