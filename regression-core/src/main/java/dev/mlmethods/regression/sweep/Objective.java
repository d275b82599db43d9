package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.evaluation.UndefinedMetric;
import dev.mlmethods.regression.text.Names;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes one trial better than another: a metric of the validation rows. The test rows are never used to choose.
 *
 * @param objective the metric's name, {@code validation.} and a {@link Metric}; default {@code validation.rmse}
 * @param direction which values are better; by default, the metric's own direction: small errors, large R2
 */
public record Objective(String objective, Direction direction) {
    private static final String PREFIX = "validation.";

    /**
     * Checks the name.
     *
     * @param objective the metric's name, {@code validation.} and a {@link Metric}
     * @param direction which values are better
     * @throws RegressionException if the name isn't that of a metric of the validation rows
     */
    public Objective {
        metric(objective);
    }

    /** {@return the RMSE of the validation rows; smaller values are better} */
    public static Objective defaults() {
        return parse("validation.rmse", null);
    }

    /**
     * {@return the objective of a name}
     *
     * @param objective {@code validation.} and the name of a {@link Metric}, such as {@code validation.r2}; spaces around it don't count
     * @param direction {@code minimize} or {@code maximize}; null for the metric's own
     * @throws RegressionException if there is no such objective or direction
     */
    public static Objective parse(String objective, @Nullable String direction) {
        Metric metric = metric(objective.strip());
        return new Objective(
                name(metric),
                direction != null
                        ? Direction.parse(direction)
                        : metric.largerIsBetter() ? Direction.MAXIMIZE : Direction.MINIMIZE);
    }

    /** The name of a metric as an objective. */
    static String name(Metric metric) {
        return PREFIX + metric.jsonName();
    }

    private static Metric metric(String objective) {
        if (objective.startsWith("test.")) {
            throw new RegressionException("objective is '" + objective
                    + "', but the test rows are never used to choose; give a metric of the validation rows, such as"
                    + " validation.rmse.");
        }
        if (!objective.startsWith(PREFIX)) {
            throw new RegressionException("objective is '" + objective
                    + "'; it must be a metric of the validation rows, such as validation.rmse or validation.r2.");
        }
        return Names.parse("objective", objective, Metric.values(), Objective::name);
    }

    /**
     * Checks that validation rows give it a value to compare trials by.
     *
     * @param validation the rows
     * @throws RegressionException if no model can have such a value on them
     */
    public void requireDefinedOn(Dataset validation) {
        UndefinedMetric.of(metric(objective), validation, "validation").ifPresent(undefined -> {
            String others = Arrays.stream(undefined.instead().split(" or "))
                    .map(metric -> PREFIX + metric)
                    .collect(Collectors.joining(" or "));
            throw new RegressionException("objective is " + objective + ", which can't be used to compare trials: "
                    + undefined.reason() + ". Use objective=" + others
                    + (metric(objective) == Metric.MAPE ? "." : ", or set more rows aside (validationSize, folds)."));
        });
    }

    /**
     * {@return the value of the objective; NaN if it is not defined}
     *
     * @param validation the metrics of a model on the validation rows
     */
    public double of(RegressionMetrics validation) {
        return metric(objective).of(validation);
    }

    /**
     * {@return whether a value is better than another} Any number is better than NaN, and no value is better than an equal one.
     *
     * @param value a value of the objective; NaN if it is not defined
     * @param than the value to compare it with; NaN if it is not defined
     */
    public boolean isBetter(double value, double than) {
        if (Double.isNaN(value) || Double.isNaN(than)) {
            return !Double.isNaN(value);
        }
        return direction == Direction.MINIMIZE ? value < than : value > than;
    }
}
