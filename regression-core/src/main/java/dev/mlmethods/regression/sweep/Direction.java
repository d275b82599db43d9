package dev.mlmethods.regression.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** Which values of an {@link Objective} are better. */
public enum Direction {
    /** The smaller ones. */
    MINIMIZE("minimize"),
    /** The larger ones. */
    MAXIMIZE("maximize");

    private final String parameterName;

    Direction(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the direction of that name}
     *
     * @param name {@code minimize} or {@code maximize}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none
     */
    @JsonCreator
    public static Direction parse(String name) {
        return Names.parse("direction", name, values(), Direction::parameterName);
    }

    /** {@return the name as parameters and JSON spell it: {@code minimize} or {@code maximize}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
