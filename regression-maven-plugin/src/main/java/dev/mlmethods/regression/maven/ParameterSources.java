package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.SpecificationFields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All places where the parameters of a goal can be given.
 *
 * @param declared the goal's parameters
 * @param commandLine properties that the user gave
 * @param system properties of Maven's JVM
 * @param configuration what {@code <configuration>} gives
 * @param properties those of the POM and of active profiles, as Maven has merged them
 * @param propertyPlace where one of them is
 * @param evaluation gives {@code ${...}} a value
 * @param basedir what paths are relative to
 */
record ParameterSources(
        Map<String, ParameterType> declared,
        Properties commandLine,
        Properties system,
        List<GivenValue> configuration,
        Properties properties,
        Function<String, Place> propertyPlace,
        UnaryOperator<String> evaluation,
        Path basedir) {
    private static final String SKIP = "skip";
    private static final String CONFIGURATION_FILE = "configurationFile";

    /** Copies the collections. */
    ParameterSources {
        declared = new LinkedHashMap<>(declared);
        configuration = List.copyOf(configuration);
    }

    /**
     * What was found.
     *
     * @param given the usable values; also those of a skipped goal, because other goals ask what it would do
     * @param fault why the goal must not run: a value of the wrong type, an empty one, or an invalid file; the first one if there are several. Null
     *     if it is skipped
     */
    record Found(GivenParameters given, @Nullable RegressionException fault) {}

    /** Reads all places. */
    Found read() {
        List<GivenValue> values = new ArrayList<>();
        values.addAll(given(commandLine, name -> Place.COMMAND_LINE));
        values.addAll(given(system, name -> Place.SYSTEM_PROPERTY));
        configuration.forEach(value -> values.add(evaluated(value)));
        values.addAll(given(properties, propertyPlace));
        GivenParameters outsideTheFile = GivenParameters.of(values);
        if (outsideTheFile.find(SKIP).filter(skip -> skip.text().equals("true")).isPresent()) {
            return new Found(whole(values, outsideTheFile).given(), null);
        }
        return whole(values, outsideTheFile);
    }

    private Found whole(List<GivenValue> values, GivenParameters outsideTheFile) {
        try {
            values.addAll(inFile(outsideTheFile));
        } catch (RegressionException e) {
            return new Found(checked(outsideTheFile).given(), e);
        }
        return checked(GivenParameters.of(values));
    }

    /** A goal that fails still has to know where it works. */
    private Found checked(GivenParameters given) {
        Set<String> wrong = new HashSet<>();
        RegressionException fault = null;
        for (GivenValue value : given.winners()) {
            try {
                check(value);
            } catch (RegressionException e) {
                wrong.add(value.parameter());
                fault = fault == null ? e : fault;
            }
        }
        return new Found(given.only(parameter -> !wrong.contains(parameter)), fault);
    }

    private void check(GivenValue value) {
        type(value.parameter()).check(value);
    }

    private ParameterType type(String parameter) {
        ParameterType type = declared.get(parameter);
        if (type == null) {
            throw new IllegalArgumentException("not declared: " + parameter);
        }
        return type;
    }

    private List<GivenValue> given(Properties all, Function<String, Place> place) {
        // Includes the names of their defaults.
        List<String> names = all.stringPropertyNames().stream()
                .filter(name -> name.startsWith(GivenValue.PREFIX))
                .map(name -> name.substring(GivenValue.PREFIX.length()))
                .toList();
        List<GivenValue> values = new ArrayList<>();
        declared.forEach((parameter, type) -> {
            if (type == ParameterType.ENTRIES) {
                ParameterType.entries(parameter, names)
                        .forEach(entry -> values.add(given(parameter, entry, all, place)));
            } else if (names.contains(parameter)) {
                values.add(given(parameter, "", all, place));
            }
        });
        return values;
    }

    private GivenValue given(String parameter, String entry, Properties all, Function<String, Place> place) {
        GivenValue named = new GivenValue(parameter, entry, "", Place.COMMAND_LINE);
        String property = GivenValue.PREFIX + named.name();
        return evaluated(new GivenValue(parameter, entry, all.getProperty(property, ""), place.apply(property)));
    }

    /** The values in the goal's file. */
    private List<GivenValue> inFile(GivenParameters given) {
        if (!declared.containsKey(CONFIGURATION_FILE)) {
            return List.of();
        }
        String name = ConfigurationFile.NAME;
        Path file = basedir.resolve(name);
        GivenValue configured = given.find(CONFIGURATION_FILE).orElse(null);
        if (configured != null) {
            check(configured);
            file = basedir.resolve(configured.text());
            name = (file.startsWith(basedir) ? basedir.relativize(file) : file).toString();
            if (!Files.isRegularFile(file)) {
                throw new RegressionException("configurationFile is " + file
                        + ", but that file does not exist; create it, or leave configurationFile out.");
            }
        } else if (!Files.exists(file)) {
            return List.of();
        }
        return ConfigurationFile.read(file, name).values().stream()
                .filter(value -> declared.containsKey(value.parameter()))
                .map(this::evaluated)
                .toList();
    }

    private GivenValue evaluated(GivenValue value) {
        return new GivenValue(
                value.parameter(), value.entry(), evaluated(type(value.parameter()), value.value()), value.place());
    }

    /** An expression without a value stays as it is, to be rejected later. */
    private Object evaluated(ParameterType type, Object value) {
        if (type == ParameterType.LIST && value instanceof String text) {
            return evaluated(type, ParameterType.names(evaluated(text)));
        } else if (value instanceof List<?> list && type == ParameterType.LIST) {
            return list.stream().map(String::valueOf).map(this::evaluated).toList();
        }
        if (type == ParameterType.TEXT && value instanceof List<?> list) {
            // Widths; the list may be empty.
            return SpecificationFields.text(list);
        }
        return value instanceof String text ? evaluated(text) : value;
    }

    private String evaluated(String text) {
        return text.contains("${") ? evaluation.apply(text).strip() : text.strip();
    }
}
