package dev.mlmethods.regression.maven;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The values that were given to the parameters of a goal in any place: defines the one order of precedence, in which the strongest value of each
 * wins.
 */
final class GivenParameters {
    /** Nothing was given. */
    static final GivenParameters NONE = new GivenParameters(List.of());

    private final List<GivenValue> values;

    private GivenParameters(List<GivenValue> values) {
        this.values = values;
    }

    /**
     * These values, in any order of places.
     *
     * @param values those of one place in the order in which they are given there
     */
    static GivenParameters of(List<GivenValue> values) {
        return new GivenParameters(values.stream()
                .sorted(Comparator.comparing(value -> value.place().level()))
                .toList());
    }

    /** The winning value of a parameter. */
    Optional<GivenValue> find(String parameter) {
        return values.stream()
                .filter(value ->
                        value.parameter().equals(parameter) && value.entry().isEmpty())
                .findFirst();
    }

    /**
     * The winning values of a parameter that has several, by their entries. Each keeps the position of its first occurrence when the weakest place is
     * read first and the strongest last.
     */
    Map<String, GivenValue> entries(String parameter) {
        Map<String, GivenValue> entries = new LinkedHashMap<>();
        for (Place.Level level : List.of(
                Place.Level.PROPERTIES,
                Place.Level.CONFIGURATION,
                Place.Level.FOUND,
                Place.Level.FILE,
                Place.Level.SYSTEM_PROPERTY,
                Place.Level.COMMAND_LINE)) {
            values.stream()
                    .filter(value -> value.place().level() == level
                            && value.parameter().equals(parameter)
                            && !value.entry().isEmpty())
                    .forEach(value -> entries.put(value.entry(), value));
        }
        return entries;
    }

    /** What was given to some parameters. */
    GivenParameters only(Predicate<String> parameters) {
        return new GivenParameters(values.stream()
                .filter(value -> parameters.test(value.parameter()))
                .toList());
    }

    /** The same without what was given in one kind of place. */
    GivenParameters without(Place.Level level) {
        return new GivenParameters(
                values.stream().filter(value -> value.place().level() != level).toList());
    }

    /** The winning value of each parameter and entry. */
    List<GivenValue> winners() {
        return byName().values().stream().map(given -> given.get(0)).toList();
    }

    /** A sentence for each parameter and entry with a value that is overridden by another one. */
    List<String> overruled() {
        List<String> sentences = new ArrayList<>();
        byName().forEach((name, given) -> {
            GivenValue winner = given.get(0);
            List<GivenValue> losers = given.stream()
                    .filter(value -> !value.text().equals(winner.text()))
                    .toList();
            if (!losers.isEmpty()) {
                sentences.add(losers.get(0).sentence()
                        + losers.stream()
                                .skip(1)
                                .map(value -> " and " + value.found())
                                .collect(Collectors.joining())
                        + ", but " + winner.found() + " overrules " + (losers.size() == 1 ? "it." : "them."));
            }
        });
        return sentences;
    }

    private Map<String, List<GivenValue>> byName() {
        return values.stream()
                .collect(Collectors.groupingBy(GivenValue::name, LinkedHashMap::new, Collectors.toList()));
    }
}
