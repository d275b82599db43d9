package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.text.Names;
import java.util.Locale;

/** One of the {@link RegressionMetrics}, as settings, thresholds and reports name it. */
public enum Metric {
    /** Mean squared error. */
    MSE("mse", false),
    /** Root of the mean squared error. */
    RMSE("rmse", false),
    /** Mean absolute error. */
    MAE("mae", false),
    /** Coefficient of determination. */
    R2("r2", true),
    /** Largest absolute error. */
    MAX_ERROR("maxError", false),
    /** Median of the absolute errors. */
    MEDIAN_ABSOLUTE_ERROR("medianAbsoluteError", false),
    /** Explained variance. */
    EXPLAINED_VARIANCE("explainedVariance", true),
    /** Mean absolute percentage error, as a fraction. */
    MAPE("mape", false);

    private final String jsonName;
    private final boolean largerIsBetter;

    Metric(String jsonName, boolean largerIsBetter) {
        this.jsonName = jsonName;
        this.largerIsBetter = largerIsBetter;
    }

    /**
     * {@return the metric of a name in JSON}
     *
     * @param parameter what the message calls the setting that contains the name
     * @param name such as {@code r2}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is no such metric
     */
    public static Metric parse(String parameter, String name) {
        return Names.parse(parameter, name, values(), Metric::jsonName);
    }

    /** {@return the name in JSON, in POMs and in reports, such as {@code r2}} */
    public String jsonName() {
        return jsonName;
    }

    /** {@return the name of the limit on this metric: {@code min} or {@code max} and the metric, such as {@code minR2}} */
    public String thresholdName() {
        return limitName(largerIsBetter ? "min" : "max");
    }

    /** The name that a limit in the meaningless direction would have. */
    String oppositeThresholdName() {
        return limitName(largerIsBetter ? "max" : "min");
    }

    private String limitName(String direction) {
        return direction + jsonName.substring(0, 1).toUpperCase(Locale.ROOT) + jsonName.substring(1);
    }

    /** {@return whether a larger value is better: true for {@code r2} and {@code explainedVariance}, false for errors} */
    public boolean largerIsBetter() {
        return largerIsBetter;
    }

    /**
     * {@return whether a value is better than another one; false if they are equal or one of them is NaN}
     *
     * @param value of this metric
     * @param than the value to compare it with
     */
    public boolean isBetter(double value, double than) {
        return largerIsBetter ? value > than : value < than;
    }

    /** The value of a model without any error, which no model surpasses. */
    double best() {
        return largerIsBetter ? 1 : 0;
    }

    /**
     * {@return this metric's value; NaN if it is not defined}
     *
     * @param metrics all metrics of some predictions
     */
    public double of(RegressionMetrics metrics) {
        return switch (this) {
            case MSE -> metrics.mse();
            case RMSE -> metrics.rmse();
            case MAE -> metrics.mae();
            case R2 -> metrics.r2();
            case MAX_ERROR -> metrics.maxError();
            case MEDIAN_ABSOLUTE_ERROR -> metrics.medianAbsoluteError();
            case EXPLAINED_VARIANCE -> metrics.explainedVariance();
            case MAPE -> metrics.mape();
        };
    }
}
