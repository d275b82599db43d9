package dev.mlmethods.regression.trees;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Names;

/** Which gradient-boosted trees are another reference model. */
public enum WantedTrees {
    /** None. */
    NONE("false"),
    /** Those with LightGBM's default settings. */
    DEFAULT("true"),
    /** Those whose settings {@link TreeTuning} chooses. */
    TUNED("tuned");

    private final String parameterName;

    WantedTrees(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the value of that name}
     *
     * @param name {@code false}, {@code true}, or {@code tuned}, in upper or lower case
     * @throws RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static WantedTrees parse(String name) {
        return Names.parse("referenceTrees", name, values(), WantedTrees::parameterName);
    }

    /** {@return the name as parameters spell it: {@code false}, {@code true}, or {@code tuned}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
