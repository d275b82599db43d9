package dev.mlmethods.regression.scaling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/**
 * Whether the network learns the target as it is, standardized, or its logarithm standardized; predictions are in the target's own unit either way.
 */
public enum TargetScaling {
    /** As it is: for targets of about size 1. */
    NONE("none"),
    /** Standardized by the training rows, for targets of any size. */
    STANDARD("standard"),
    /** The standardized logarithm, for positive targets whose relative errors matter: prices, incomes, durations. */
    LOG("log");

    private final String parameterName;

    TargetScaling(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the scaling of that name}
     *
     * @param name such as {@code standard}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static TargetScaling parse(String name) {
        return Names.parse("targetScaling", name, values(), TargetScaling::parameterName);
    }

    /** {@return the name as parameters and JSON spell it, such as {@code standard}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
