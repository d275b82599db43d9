package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.sweep.SearchFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contents of {@code regression.yaml}. Its JSON Schema is {@code regression.schema.json}.
 *
 * @param specification fields of the specification, the preset and finalTraining, by name: texts or lists
 * @param dimensions what a sweep searches, by the plural names of the fields, in the order of the file
 * @param search how it searches, by the names of {@link SearchFields#NAMES}
 * @param places where each value is, by the names of {@link GivenValue#name}
 */
record ConfigurationFile(
        Map<String, Object> specification,
        Map<String, Object> dimensions,
        Map<String, String> search,
        Map<String, Place> places) {
    /** The file's name if the user doesn't give a different one. */
    static final String NAME = "regression.yaml";

    private static final String SWEEP = "sweep";
    private static final String MEMBERS = "members";

    /** Parameters that say where rows come from, as a dataset of the file does, but with what belongs to a machine. */
    private static final Set<String> OF_DATABASES = Set.of(
            "datasetUrl",
            "query",
            "queryFile",
            "key",
            "serverId",
            "username",
            "passwordVariable",
            "frozen",
            "frozenRows");

    /** Copies the maps, whose order matters. */
    ConfigurationFile {
        specification = Collections.unmodifiableMap(new LinkedHashMap<>(specification));
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        search = Map.copyOf(search);
        places = Map.copyOf(places);
    }

    /**
     * Reads a file.
     *
     * @param name how messages refer to it
     * @throws RegressionException if it cannot be read, or has a key that is unknown or a value of the wrong type; the message names the
     *     line
     */
    static ConfigurationFile read(Path file, String name) {
        Reader reader = new Reader(name, YamlFile.lines(file, name));
        YamlFile.read(file, name).forEach(reader::top);
        return new ConfigurationFile(reader.specification, reader.dimensions, reader.search, reader.places);
    }

    /** All its values. */
    List<GivenValue> values() {
        List<GivenValue> values = new ArrayList<>();
        specification.forEach((name, value) -> {
            if (value instanceof Map<?, ?> entries) {
                entries.forEach((entry, text) -> values.add(given(name, (String) entry, text)));
            } else {
                values.add(given(name, "", value));
            }
        });
        search.forEach((name, value) -> values.add(given(name, "", value)));
        dimensions.forEach((name, value) -> values.add(given(SWEEP, name, value)));
        return values;
    }

    private GivenValue given(String parameter, String entry, Object value) {
        GivenValue given = new GivenValue(parameter, entry, value, Place.PROPERTIES);
        return new GivenValue(parameter, entry, value, Objects.requireNonNull(places.get(given.name())));
    }

    /** Sorts the keys. */
    private static final class Reader {
        private final String name;
        private final List<String> lines;
        private final Map<String, Object> specification = new LinkedHashMap<>();
        private final Map<String, Object> dimensions = new LinkedHashMap<>();
        private final Map<String, String> search = new LinkedHashMap<>();
        private final Map<String, Place> places = new LinkedHashMap<>();

        Reader(String name, List<String> lines) {
            this.name = name;
            this.lines = lines;
        }

        private void top(String key, YamlFile.Entry entry) {
            if (key.equals(SWEEP)) {
                sweep(entry);
            } else if (SpecificationFields.names().contains(key)
                    || key.equals(Preset.FIELD.name())
                    || key.equals(FinalTraining.FIELD.name())) {
                specification.put(key, field(key, entry));
                found(key, entry);
                if (entry.value() instanceof Map<?, ?> entries) {
                    entries.forEach((name, value) ->
                            found(ParameterType.entryName(key, (String) name), (YamlFile.Entry) value));
                }
            } else if (SearchFields.NAMES.contains(key) || SearchSpace.plurals().contains(key)) {
                throw fault(entry, key + " belongs under " + SWEEP + "; write it there, indented.");
            } else if (OF_DATABASES.contains(key)) {
                throw fault(
                        entry,
                        key + " is not read from this file; write <" + key + "> into <configuration> of the POM.");
            } else {
                List<String> known = new ArrayList<>(SpecificationFields.names());
                known.add(Preset.FIELD.name());
                known.add(FinalTraining.FIELD.name());
                known.add(SWEEP);
                throw gate(key)
                        .map(remedy -> fault(entry, key + " is for evaluate and check, which read no file; " + remedy))
                        .orElseGet(() -> unknown(entry, key, "the keys are ", known));
            }
        }

        /** What to write for thresholds, tolerances, or a misplaced entry of them. */
        private static Optional<String> gate(String key) {
            return key.equals(ParameterType.THRESHOLDS) || key.equals(ParameterType.TOLERANCES)
                    ? Optional.of("write <" + key + "> into <configuration> of the POM.")
                    : GateNames.place(key).map(place -> "write " + place + " in <configuration> of the POM.");
        }

        private Object field(String key, YamlFile.Entry entry) {
            if (key.equals(MEMBERS)) {
                checkMembers(entry);
            }
            boolean isMap = SpecificationFields.names().contains(key)
                    && SpecificationFields.field(key).kind() == ParameterField.Kind.ENTRIES;
            if (entry.value() instanceof Map && !isMap) {
                throw fault(entry, key + " is a map; write one value, and what to search under " + SWEEP + ".");
            }
            Object value = entry.plain();
            check(entry, () -> {
                if (key.equals(Preset.FIELD.name())) {
                    Preset.parse(String.valueOf(value));
                } else if (key.equals(FinalTraining.FIELD.name())) {
                    FinalTraining.parse(String.valueOf(value));
                } else {
                    SpecificationFields.parse(key, value);
                }
            });
            return key.equals(MEMBERS) ? SpecificationFields.parse(key, value) : value;
        }

        /** Each value by itself, so that the message names its line. */
        private void checkMembers(YamlFile.Entry entry) {
            if (!(entry.value() instanceof List<?> members) || !members.stream().allMatch(Map.class::isInstance)) {
                throw fault(
                        entry,
                        MEMBERS + " must be a list of maps, each with what distinguishes a kind of networks, such as"
                                + " - activation: gelu.");
            }
            for (Object member : members) {
                ((Map<?, ?>) member).forEach((key, value) -> {
                    YamlFile.Entry field = (YamlFile.Entry) value;
                    check(field, () -> SpecificationFields.parseOfMember((String) key, field.plain()));
                });
            }
        }

        private void sweep(YamlFile.Entry entry) {
            if (!(entry.value() instanceof Map<?, ?> section)) {
                throw fault(entry, SWEEP + " must be a map of what to search, such as learningRates: [1e-4, 1e-3].");
            }
            section.forEach((key, value) -> searched((String) key, (YamlFile.Entry) value));
        }

        private void searched(String key, YamlFile.Entry entry) {
            if (SearchFields.NAMES.contains(key)) {
                if (!(entry.value() instanceof String text)) {
                    throw fault(entry, key + " must be one value.");
                }
                search.put(key, text);
                found(key, entry);
            } else if (SearchSpace.plurals().contains(key)) {
                Object value = entry.plain();
                check(entry, () -> SearchSpace.parse(Map.of(key, value)));
                dimensions.put(key, value);
                found(ParameterType.entryName(SWEEP, key), entry);
            } else {
                throw unknown(
                        entry,
                        key,
                        SWEEP + " can search ",
                        Stream.concat(SearchSpace.plurals().stream(), SearchFields.NAMES.stream())
                                .toList());
            }
        }

        private void found(String parameter, YamlFile.Entry entry) {
            places.put(
                    parameter,
                    FoundLines.contain(lines, entry.line())
                            ? Place.found(name, entry.line())
                            : Place.file(name, entry.line()));
        }

        private void check(YamlFile.Entry entry, Runnable check) {
            try {
                check.run();
            } catch (RegressionException e) {
                throw fault(entry, String.valueOf(e.getMessage()));
            }
        }

        private RegressionException unknown(YamlFile.Entry entry, String key, String known, List<String> names) {
            return fault(
                    entry,
                    Excerpt.name(key) + " is unknown; "
                            + NearNames.nearest(key, names)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse(known + String.join(", ", names) + "."));
        }

        private RegressionException fault(YamlFile.Entry entry, String message) {
            return new RegressionException(YamlFile.at(name, entry.line()) + message);
        }
    }
}
