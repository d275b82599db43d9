package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The entries of {@code members}: the kinds of networks of an ensemble, each with the fields whose values it has instead of the specification's.
 */
final class MemberKinds {
    static final String PARAMETER = "members";

    private static final String FIRST = "coordinates";
    private static final String LAST = "seed";
    private static final String LAST_OF_ROWS = "stratify";

    private MemberKinds() {}

    /** The fields that an entry may have: what a network reads besides the scaled features, the network, and its training. */
    static List<String> fields() {
        List<String> names = SpecificationFields.names();
        return names.subList(names.indexOf(FIRST), names.indexOf(LAST) + 1);
    }

    /**
     * The value of a field in an entry, as {@link SpecificationFields#get} returns it.
     *
     * @throws RegressionException if an entry may not have that field, or the value isn't valid for it
     */
    static Object value(String field, Object value) {
        if (!fields().contains(field)) {
            throw new RegressionException(refusal(field));
        }
        return SpecificationFields.parse(field, value);
    }

    private static String refusal(String field) {
        List<String> names = SpecificationFields.names();
        if (!names.contains(field)) {
            return Excerpt.name(field) + " is unknown; "
                    + NearNames.nearest(field, fields())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("an entry of members may have " + String.join(", ", fields()) + ".");
        }
        if (field.equals(PARAMETER)) {
            return "an entry of members can't have members itself; put its entries beside it.";
        }
        return field + " can't be in an entry of members, because " + reason(names, field) + "; set " + field
                + " beside members.";
    }

    private static String reason(List<String> names, String field) {
        return switch (field) {
            case "engine" -> "one engine trains all networks";
            case "ensembleSize" -> "each entry has as many networks";
            case "intervals" -> "they are those of the mean of all networks";
            default ->
                names.indexOf(field) <= names.indexOf(LAST_OF_ROWS)
                        ? "all networks are trained on the same rows"
                        : "all networks read the same features";
        };
    }

    /**
     * The entries with values as {@link #value} returns them, in the order of the fields.
     *
     * @param one has the values of all other fields, and one network
     * @param ofEach how many networks each entry has
     * @throws RegressionException if there is just one entry or too many networks, an entry isn't valid, or networks would need different training rows
     */
    static List<Map<String, Object>> checked(Specification one, List<? extends Map<String, ?>> entries, int ofEach) {
        if (entries.size() < 2) {
            throw new RegressionException("members has " + (entries.isEmpty() ? "no entry" : "only one entry")
                    + "; give at least two, or set its fields beside members and remove it.");
        }
        Specification.ENSEMBLE_SIZE.require(
                "The number of networks, ensembleSize times the entries of members,",
                Math.multiplyExact((long) entries.size(), ofEach),
                "");
        List<Map<String, Object>> kinds = new ArrayList<>();
        List<Specification> specifications = new ArrayList<>();
        for (Map<String, ?> entry : entries) {
            try {
                kinds.add(inOrder(entry));
                specifications.add(SpecificationFields.with(one, kinds.get(kinds.size() - 1)));
            } catch (RegressionException e) {
                // Without a cause, whose message Maven would append to this one.
                throw new RegressionException(
                        "members, entry " + NumberText.count(specifications.size() + 1L) + ": " + e.getMessage());
            }
        }
        requireSameNeighbours(specifications);
        List<Specification> networks = specifications(one, kinds, ofEach);
        if (Set.copyOf(networks).size() < networks.size()) {
            throw new RegressionException(
                    "members has two networks with the same fields and the same seed, which would be"
                            + " one network twice; give one of their entries another seed, or none.");
        }
        return List.copyOf(kinds);
    }

    private static Map<String, Object> inOrder(Map<String, ?> entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        entry.forEach((field, value) -> values.put(field, value(field, value)));
        Map<String, Object> ordered = new LinkedHashMap<>();
        fields().stream().filter(values::containsKey).forEach(field -> ordered.put(field, values.get(field)));
        return Collections.unmodifiableMap(ordered);
    }

    /** The model stores the training rows once, with their coordinates and their scaled target. */
    private static void requireSameNeighbours(List<Specification> kinds) {
        List<Specification> reading = kinds.stream()
                .filter(kind -> kind.preparation().neighbourFeatures() != null)
                .toList();
        for (Specification kind : reading) {
            requireSame("coordinates", reading.get(0), kind);
            requireSame("targetScaling", reading.get(0), kind);
        }
    }

    private static void requireSame(String field, Specification first, Specification other) {
        Object before = SpecificationFields.get(first, field);
        Object now = SpecificationFields.get(other, field);
        if (!Objects.equals(before, now)) {
            throw new RegressionException("members has neighbourFeatures with " + field + " "
                    + SpecificationFields.text(before) + " and " + SpecificationFields.text(now)
                    + ", but the model stores one set of training rows; give all entries with neighbourFeatures the same "
                    + field + ".");
        }
    }

    /** The networks of all entries, those of the first one first; each has the next seed, unless its entry has its own. */
    static List<Specification> specifications(Specification one, List<Map<String, Object>> kinds, int ofEach) {
        List<Specification> members = new ArrayList<>();
        for (Map<String, Object> kind : kinds) {
            Specification first = kind.isEmpty() ? one : SpecificationFields.with(one, kind);
            long skipped = kind.containsKey(LAST) ? 0 : members.size();
            for (int number = 0; number < ofEach; number++) {
                members.add(first.withLaterSeed(skipped + number));
            }
        }
        return List.copyOf(members);
    }
}
