package dev.mlmethods.regression.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** How the numbers of a column are scaled before a network sees them, by what the training rows have. */
public enum FeatureScaling {
    /** The mean becomes 0, and the standard deviation 1. */
    STANDARD("standard"),
    /** The median becomes 0, and the distance of the quartiles 1, whatever a few values far out are; as scikit-learn's {@code RobustScaler}. */
    ROBUST("robust"),
    /** A value becomes that of the normal distribution which stands at its place; as scikit-learn's {@code QuantileTransformer}. */
    QUANTILE_NORMAL("quantileNormal"),
    /** The number itself. */
    NONE("none");

    private final String parameterName;

    FeatureScaling(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * The scaling of that name.
     *
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static FeatureScaling parse(String name) {
        return parse("featureScaling", name);
    }

    /**
     * The same of another parameter.
     *
     * @param parameter what the message calls it
     */
    static FeatureScaling parse(String parameter, String name) {
        return Names.parse(parameter, name, values(), FeatureScaling::parameterName);
    }

    /** The name as parameters and JSON spell it. */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
