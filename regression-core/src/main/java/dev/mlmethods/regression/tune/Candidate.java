package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to try.
 *
 * @param changes the fields in which it differs from the recipe that the tuning begins with, in the order in which they were set
 * @param specification all fields
 */
record Candidate(Map<String, Object> changes, Specification specification) {
    Candidate {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    /** The recipe itself. */
    static Candidate of(Specification recipe) {
        return new Candidate(Map.of(), recipe);
    }

    /**
     * The same with other values.
     *
     * @throws dev.mlmethods.regression.RegressionException if these don't fit the others
     */
    Candidate with(Map<String, ?> values, Candidate recipe) {
        Specification changed = SpecificationFields.with(specification, values);
        Map<String, Object> differing = new LinkedHashMap<>();
        changes.keySet().forEach(field -> differing.put(field, ""));
        values.keySet().forEach(field -> differing.put(field, ""));
        differing.replaceAll((field, unused) -> SpecificationFields.get(changed, field));
        differing
                .entrySet()
                .removeIf(field ->
                        field.getValue().equals(SpecificationFields.get(recipe.specification, field.getKey())));
        return new Candidate(differing, changed);
    }

    int epochs() {
        return specification.training().epochs();
    }
}
