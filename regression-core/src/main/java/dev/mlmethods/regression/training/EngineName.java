package dev.mlmethods.regression.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** The training engines that a user can ask for. */
public enum EngineName {
    /** The fastest engine that can train this network here. */
    AUTO("auto"),
    /** DL4J's own forward and backward pass and updater, on the ND4J backend of the class path, which contains both only if they are asked for. */
    DL4J("dl4j"),
    /** This library's own engine, for dense networks on the CPU: fast, and the same bits everywhere. */
    VECTOR("vector");

    private final String parameterName;

    EngineName(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the engine of that name}
     *
     * @param name such as {@code vector}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static EngineName parse(String name) {
        return Names.parse("engine", name, values(), EngineName::parameterName);
    }

    /** {@return the name as parameters and JSON spell it, such as {@code vector}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
