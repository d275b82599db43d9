package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.NearNames;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code regression.yaml} says, with its names checked and its values as they are.
 *
 * @param specification fields of the specification
 * @param searched what a sweep searches, by plurals
 * @param options the other parameters of a sweep
 */
record RegressionYaml(Map<String, Object> specification, Map<String, Object> searched, Map<String, Object> options) {
    /** The parameters of the goal sweep that may stand beside what is searched. */
    static final List<String> OPTIONS = List.of(
            "strategy",
            "trials",
            "searchSeed",
            "minEpochs",
            "reductionFactor",
            "objective",
            "direction",
            "folds",
            "refit");

    private static final String SWEEP = "sweep";
    /** Values are read one by one. */
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Keeps the order of the file. */
    RegressionYaml {
        specification = Collections.unmodifiableMap(specification);
        searched = Collections.unmodifiableMap(searched);
        options = Collections.unmodifiableMap(options);
    }

    /** There is no file. */
    static RegressionYaml empty() {
        return new RegressionYaml(Map.of(), Map.of(), Map.of());
    }

    /**
     * Reads a file.
     *
     * @throws RegressionException if it can't be read, isn't YAML, or has a key that is unknown, in the wrong place, there twice or
     *     without a value; the message has the line
     */
    static RegressionYaml read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + file + ": " + e.getMessage() + ".");
        }
        return new Reader(String.valueOf(file.getFileName())).read(text);
    }

    /** Goes through one file. */
    private static final class Reader {
        private final String name;
        private final Map<String, Object> specification = new LinkedHashMap<>();
        private final Map<String, Object> searched = new LinkedHashMap<>();
        private final Map<String, Object> options = new LinkedHashMap<>();
        private boolean hasSweep;

        Reader(String name) {
            this.name = name;
        }

        RegressionYaml read(String text) {
            try (JsonParser parser = MAPPER.createParser(text)) {
                JsonToken first = parser.nextToken();
                if (first != JsonToken.START_OBJECT) {
                    throw new RegressionException(name + (first == null ? " is empty" : " is no map")
                            + "; it needs lines such as 'dataset: prices.csv'.");
                }
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    topLevel(parser, parser.currentName());
                }
            } catch (JacksonException e) {
                throw noYaml(e);
            }
            return new RegressionYaml(specification, searched, options);
        }

        private void topLevel(JsonParser parser, String key) {
            int line = parser.currentTokenLocation().getLineNr();
            if (key.equals(SWEEP)) {
                if (hasSweep) {
                    throw twice(line, key);
                }
                hasSweep = true;
                sweep(parser, line);
            } else if (SpecificationFields.names().contains(key)) {
                put(specification, parser, line, key);
            } else if (SearchSpace.plurals().contains(key) || OPTIONS.contains(key)) {
                throw wrong(line, "has " + key + ", which belongs below sweep");
            } else {
                throw unknown(
                        line,
                        key,
                        Stream.concat(SpecificationFields.names().stream(), Stream.of(SWEEP))
                                .toList());
            }
        }

        private void sweep(JsonParser parser, int line) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(
                        line,
                        "has a sweep that is no map; give what is searched, such as 'learningRates: [1e-4, 1e-3]'");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                int keyLine = parser.currentTokenLocation().getLineNr();
                if (OPTIONS.contains(key)) {
                    put(options, parser, keyLine, key);
                } else if (SearchSpace.plurals().contains(key)) {
                    put(searched, parser, keyLine, key);
                } else {
                    throw unknown(
                            keyLine,
                            key,
                            Stream.concat(SearchSpace.plurals().stream(), OPTIONS.stream())
                                    .toList());
                }
            }
        }

        private void put(Map<String, Object> values, JsonParser parser, int line, String key) {
            JsonToken token = parser.nextToken();
            if (values.containsKey(key)) {
                throw twice(line, key);
            }
            if (token == JsonToken.VALUE_NULL) {
                throw wrong(line, "has no value for " + key + "; give one or remove the key");
            }
            Object value = MAPPER.readValue(parser, Object.class);
            if (value instanceof Map && values != searched) {
                throw wrong(line, "has a map for " + key + "; give a value");
            }
            values.put(key, value);
        }

        private RegressionException twice(int line, String key) {
            return wrong(line, "has " + key + " twice; remove one");
        }

        private RegressionException unknown(int line, String key, List<String> known) {
            Optional<String> near = NearNames.nearest(key, known);
            return near.isPresent()
                    ? new RegressionException(name + ", line " + line + ", has " + key
                            + ", which is unknown; did you mean " + near.get() + "?")
                    : wrong(line, "has " + key + ", which is unknown; known are " + String.join(", ", known));
        }

        private RegressionException wrong(int line, String what) {
            return new RegressionException(name + ", line " + line + ", " + what + ".");
        }

        private RegressionException noYaml(JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            return new RegressionException(name
                    + (location == null
                            ? ""
                            : ", line " + location.getLineNr() + ", column " + location.getColumnNr() + ",")
                    + " is no YAML: " + firstLine(e.getOriginalMessage()) + ".");
        }

        private static String firstLine(@Nullable String message) {
            return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
        }
    }
}
