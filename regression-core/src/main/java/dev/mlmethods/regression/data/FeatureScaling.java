package dev.mlmethods.regression.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** How the numbers of a column are scaled before a network sees them, fitted on the training rows. */
public enum FeatureScaling {
    /** The mean becomes 0, and the standard deviation 1. */
    STANDARD("standard"),
    /** The median becomes 0, and the distance between the quartiles 1, regardless of a few outliers; as in scikit-learn's {@code RobustScaler}. */
    ROBUST("robust"),
    /** A value becomes the value of the normal distribution at the same quantile; as in scikit-learn's {@code QuantileTransformer}. */
    QUANTILE_NORMAL("quantileNormal"),
    /** The number is left as it is. */
    NONE("none");

    /**
     * The fewest different values of a column for {@link #QUANTILE_NORMAL}. With fewer, each is a step of the distribution, and a quantile says no more
     * than the value.
     */
    public static final int FEWEST_QUANTILE_VALUES = 10;

    private final String parameterName;

    FeatureScaling(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the scaling of a name}
     *
     * @param name as parameters and JSON spell it, such as {@code quantileNormal}
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static FeatureScaling parse(String name) {
        return parse("featureScaling", name);
    }

    /**
     * The same for another parameter.
     *
     * @param parameter what the message calls it
     */
    static FeatureScaling parse(String parameter, String name) {
        return Names.parse(parameter, name, values(), FeatureScaling::parameterName);
    }

    /** {@return the name as parameters and JSON spell it} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
