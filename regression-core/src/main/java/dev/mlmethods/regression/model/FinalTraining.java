package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.text.Names;

/** Which model ships. It isn't part of a {@link Specification}: the model that is evaluated and compared with a baseline is the same either way. */
public enum FinalTraining {
    /** The one that is evaluated. */
    NONE("none"),
    /** A second one, which {@link FinalTrainer} trains on every row after the first is evaluated. */
    ALL("all");

    /** The parameter. */
    public static final ParameterField FIELD = ParameterField.word(
            "finalTraining",
            "finalTraining",
            "none",
            Names.of(values(), FinalTraining::parameterName),
            "Whether a second model, the one that ships, is trained on every row once the first is evaluated.");

    private final String parameterName;

    FinalTraining(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the value of that name}
     *
     * @param name {@code none} or {@code all}, in upper or lower case
     * @throws RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static FinalTraining parse(String name) {
        return Names.parse(FIELD.name(), name, values(), FinalTraining::parameterName);
    }

    /**
     * Checks that a model that is trained in this way can have what a specification asks for.
     *
     * @param specification of the training
     * @throws RegressionException if it asks for prediction intervals, for which a training on every row leaves no rows
     */
    public void requireAgreement(Specification specification) {
        if (this == ALL && specification.intervals() != null) {
            throw new RegressionException("intervals is " + specification.intervals()
                    + ", but with finalTraining=all, the model that ships is trained on the validation rows, too, so nothing"
                    + " is left to measure its intervals on; set finalTraining to none, or leave intervals out.");
        }
    }

    /** {@return the name as parameters spell it: {@code none} or {@code all}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
