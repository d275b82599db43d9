package dev.mlmethods.regression.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values that a field of the specification takes in a sweep. {@link SearchSpace} checks them. In JSON, a list or an object. */
public sealed interface Dimension {
    /**
     * Each of the given values.
     *
     * @param values as {@link dev.mlmethods.regression.model.SpecificationFields#get} returns them, or as text
     */
    record Values(List<Object> values) implements Dimension {
        /**
         * Copies the list.
         *
         * @param values as {@link dev.mlmethods.regression.model.SpecificationFields#get} returns them, or as text
         */
        public Values {
            values = List.copyOf(values);
        }

        /** {@return the values; in JSON, they are the list itself} */
        @Override
        @JsonValue
        public List<Object> values() {
            return values;
        }
    }

    /**
     * The numbers from one to another, both included.
     *
     * @param min the smallest
     * @param max the largest
     * @param log whether the numbers are spread evenly on a logarithmic rather than a linear scale
     * @param points how many of them a grid takes, at least 2; null if only a random search can take numbers from it
     */
    record Range(
            double min, double max, boolean log, @Nullable Integer points) implements Dimension {}

    /**
     * {@return what JSON says: values if it is a list, a range if it is an object}
     *
     * @param json a list of values, or an object with the components of a {@link Range}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Dimension of(JsonNode json) {
        return json.isArray()
                ? new Values(List.of(Json.fromTree(json, Object[].class)))
                : Json.fromTree(json, Range.class);
    }
}
