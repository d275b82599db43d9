package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Candidates as the {@code members} of one specification: what all have in common, and an entry for each with what distinguishes it. */
final class MemberEntries {
    private MemberEntries() {}

    /** Whether they can be members of one model; those that scale features differently can't. */
    static boolean areValid(List<Measured> kinds) {
        try {
            Specification unused = specification(kinds);
            return true;
        } catch (RegressionException e) {
            return false;
        }
    }

    /**
     * The specification of a model with a network of each kind.
     *
     * @throws RegressionException if they can't be members of one model
     */
    static Specification specification(List<Measured> kinds) {
        Specification first = kinds.get(0).candidate().specification();
        if (kinds.size() == 1) {
            return first;
        }
        Set<String> differing = new LinkedHashSet<>();
        for (Measured kind : kinds) {
            differing.addAll(kind.candidate().changes().keySet());
        }
        differing.removeIf(field ->
                kinds.stream().allMatch(kind -> Objects.equals(value(kind, field), value(kinds.get(0), field))));
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Measured kind : kinds) {
            Map<String, Object> entry = new LinkedHashMap<>();
            differing.forEach(field -> entry.put(field, value(kind, field)));
            entries.add(entry);
        }
        return first.withMembers(entries);
    }

    private static Object value(Measured kind, String field) {
        return SpecificationFields.get(kind.candidate().specification(), field);
    }
}
