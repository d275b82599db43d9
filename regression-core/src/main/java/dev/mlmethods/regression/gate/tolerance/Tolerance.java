package dev.mlmethods.regression.gate.tolerance;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.math.BigDecimal;

/**
 * By how much a metric may be worse than its baseline.
 *
 * <p>The limit is computed in decimals, from the shortest ones that represent the two numbers, and rounded once. In binary, 0.7 plus 0.1 would be
 * less than 0.8; this way, a metric that is exactly on its limit, as people read it in the files, passes.
 *
 * @param text as the user wrote it, such as {@code 0.01} or {@code 1%}
 * @param amount at least 0
 * @param unit of the amount
 */
public record Tolerance(String text, BigDecimal amount, Unit unit) {
    /** The unit of an amount. */
    public enum Unit {
        /** In the unit of the metric. */
        ABSOLUTE,
        /** Percent of the baseline's absolute value. */
        PERCENT
    }

    /** No tolerance at all. */
    public static final Tolerance ZERO = new Tolerance("0", BigDecimal.ZERO, Unit.ABSOLUTE);

    private BigDecimal inUnitOf(BigDecimal baseline) {
        return unit == Unit.ABSOLUTE ? amount : amount.movePointLeft(2).multiply(baseline.abs());
    }

    /** In the unit of the metric. */
    double of(double baseline) {
        return inUnitOf(decimal(baseline)).doubleValue();
    }

    /** The worst value that passes. */
    double worst(Metric metric, double baseline) {
        BigDecimal decimal = decimal(baseline);
        return (metric.largerIsBetter() ? decimal.subtract(inUnitOf(decimal)) : decimal.add(inUnitOf(decimal)))
                .doubleValue();
    }

    /** The best value that doesn't count as an improvement yet. */
    double best(Metric metric, double baseline) {
        BigDecimal decimal = decimal(baseline);
        return (metric.largerIsBetter() ? decimal.add(inUnitOf(decimal)) : decimal.subtract(inUnitOf(decimal)))
                .doubleValue();
    }

    private static BigDecimal decimal(double value) {
        return NumberText.decimal(value);
    }
}
