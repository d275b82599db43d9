package dev.mlmethods.regression.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** Which points of a search space are tried. */
public enum Strategy {
    /** All of them: each value of each dimension with each of the others. */
    GRID("grid"),
    /** Some, drawn at random (Bergstra and Bengio, 2012). */
    RANDOM("random"),
    /**
     * Some, drawn at random, most of which are stopped early: asynchronous successive halving (ASHA; Li et al., 2020) in its
     * stopping form, with the trials' numbers as the order of their arrival, so that the clock doesn't matter.
     */
    SUCCESSIVE_HALVING("successiveHalving");

    private final String parameterName;

    Strategy(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the strategy of that name}
     *
     * @param name {@code grid}, {@code random} or {@code successiveHalving}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none
     */
    @JsonCreator
    public static Strategy parse(String name) {
        return Names.parse("strategy", name, values(), Strategy::parameterName);
    }

    /** {@return the name as parameters and JSON spell it, such as {@code successiveHalving}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
