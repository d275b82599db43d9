package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a sweep searches, as users write it.
 *
 * @param values by name, one for each of {@link #NAMES} but {@code direction}, which may be missing
 */
record SearchSettings(Map<String, String> values) {
    /** The parameters of the goal, and the keys under {@code sweep} in {@code regression.yaml}. */
    static final List<String> NAMES = List.of(
            "strategy",
            "trials",
            "searchSeed",
            "minEpochs",
            "reductionFactor",
            "objective",
            "direction",
            "folds",
            "refit");

    /** Copies the map. */
    SearchSettings {
        values = Map.copyOf(values);
    }

    /**
     * The sweep of a search space.
     *
     * @throws RegressionException if a value is of no use; the message names it
     */
    SweepSpec sweep(Specification specification, SearchSpace space) {
        return new SweepSpec(
                specification,
                space,
                new StrategySpec(
                        Strategy.parse(text("strategy")),
                        wholeNumber("trials"),
                        longNumber("searchSeed"),
                        wholeNumber("minEpochs"),
                        wholeNumber("reductionFactor")),
                Objective.parse(text("objective"), direction()),
                wholeNumber("folds"),
                flag("refit"));
    }

    private @Nullable String direction() {
        String direction = values.get("direction");
        return direction == null ? null : direction.strip();
    }

    private String text(String name) {
        return Objects.requireNonNull(values.get(name), name).strip();
    }

    private int wholeNumber(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw noWholeNumber(name);
        }
    }

    private long longNumber(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw noWholeNumber(name);
        }
    }

    /** Without a cause, whose message Maven would put behind this one. */
    private RegressionException noWholeNumber(String name) {
        return new RegressionException(name + " is '" + text(name) + "'; it must be a whole number.");
    }

    private boolean flag(String name) {
        String text = text(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw new RegressionException(name + " is '" + text + "'; it must be true or false.");
        }
        return text.equals("true");
    }
}
