package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One point of a search space.
 *
 * @param number counted from 1, in the order of the search
 * @param parameters the values of the searched fields, in the order of the search space: each an Integer, Long, Double, Boolean, String or List
 * @param specification what is trained: of an ensemble, its first network
 */
public record Trial(int number, Map<String, Object> parameters, Specification specification) {
    /**
     * Copies the parameters, whose types a JSON text doesn't keep.
     *
     * @param number counted from 1, in the order of the search
     * @param parameters the values of the searched fields, in the order of the search space
     * @param specification what is trained: of an ensemble, its first network
     */
    public Trial {
        parameters = SpecificationFields.typed(parameters);
    }

    /** The parameters with their values, such as {@code learningRate 0.001, epochs 25}. */
    @Override
    public String toString() {
        return describe(parameters);
    }

    static String describe(Map<String, Object> parameters) {
        return parameters.isEmpty()
                ? "the specification as it is"
                : parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + SpecificationFields.text(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
