package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML file in which a person wrote a map, with the line of each key. Scalars are the texts as written, whatever their type in YAML: the code that
 * knows the key knows the type.
 */
final class YamlFile {
    /** The deepest valid nesting is a list of lists in a map in a map. */
    private static final int MAX_DEPTH = 10;

    private final String name;
    private final YAMLParser parser;

    private YamlFile(String name, YAMLParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * The value of a key.
     *
     * @param line the line of the key, counted from 1
     * @param value a String, a List of values, or a Map from String to Entry
     */
    record Entry(int line, Object value) {
        /** The value with plain values for the entries in it. */
        Object plain() {
            return plain(value);
        }

        private static Object plain(Object value) {
            if (value instanceof List<?> list) {
                return list.stream().map(Entry::plain).toList();
            } else if (value instanceof Map<?, ?> map) {
                Map<Object, Object> plain = new LinkedHashMap<>();
                map.forEach((key, entry) -> plain.put(key, ((Entry) entry).plain()));
                return plain;
            }
            return value;
        }
    }

    /**
     * Reads a file.
     *
     * @param name how messages refer to it
     * @throws RegressionException if it cannot be read or isn't a map; the message names the line
     */
    static Map<String, Entry> read(Path file, String name) {
        return parse(text(file, name), name);
    }

    /**
     * Reads the text of a file.
     *
     * @param name how messages refer to it
     * @throws RegressionException if it isn't a map; the message names the line
     */
    static Map<String, Entry> parse(String text, String name) {
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new YamlFile(name, parser).document();
        } catch (JacksonException e) {
            // Not passed as the cause, because Maven would append its message to this one.
            TokenStreamLocation location = e.getLocation();
            String place = location == null ? name + ": " : at(name, location.getLineNr());
            throw new RegressionException(place + "this is not valid YAML: " + problem(e) + ".");
        }
    }

    /**
     * The lines of a file.
     *
     * @param name how messages refer to it
     * @throws RegressionException if it cannot be read
     */
    static List<String> lines(Path file, String name) {
        return text(file, name).lines().toList();
    }

    /**
     * The text of a file.
     *
     * @param name how messages refer to it
     * @throws RegressionException if it cannot be read
     */
    static String text(Path file, String name) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new RegressionException(name + " isn't UTF-8. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + name + ": " + Reason.of(e) + ".", e);
        }
    }

    /** The parser says first what it was reading, then what it found, each with an indented excerpt. */
    private static String problem(JacksonException e) {
        List<String> sentences = String.valueOf(e.getOriginalMessage())
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .toList();
        return sentences.isEmpty()
                ? "it cannot be read"
                : Excerpt.sentence(sentences.get(sentences.size() - 1).strip());
    }

    /** The place that a message is about. */
    static String at(String name, int line) {
        return name + ", line " + line + ": ";
    }

    private Map<String, Entry> document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new RegressionException(
                    name + " is empty; write what to train, such as epochs: 50, or remove the file.");
        }
        if (first != JsonToken.START_OBJECT) {
            throw fault("this is not a map; write a key, a colon and a value, such as epochs: 50.");
        }
        Map<String, Entry> map = map(0);
        if (parser.nextToken() != null) {
            throw fault("a second document begins here; a file must have only one.");
        }
        return map;
    }

    private Map<String, Entry> map(int depth) {
        Map<String, Entry> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line();
            Entry before = map.get(key);
            if (before != null) {
                throw fault(Excerpt.name(key) + " appears a second time, after line " + before.line()
                        + "; remove one of them.");
            }
            parser.nextToken();
            map.put(key, new Entry(line, value(key, depth + 1)));
        }
        return map;
    }

    private List<Object> list(String key, int depth) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(key, depth + 1));
        }
        return list;
    }

    private Object value(String key, int depth) {
        JsonToken token = parser.currentToken();
        String shown = Excerpt.name(key);
        if (depth > MAX_DEPTH) {
            throw fault(shown + " is nested more than " + MAX_DEPTH + " deep; write one value or a list.");
        } else if (token == JsonToken.START_OBJECT) {
            return map(depth);
        } else if (token == JsonToken.START_ARRAY) {
            return list(key, depth);
        } else if (token == JsonToken.VALUE_NULL) {
            throw fault(shown + " has no value; give one, or remove it.");
        } else if (parser.isCurrentAlias()) {
            throw fault(shown + " is the alias *" + Excerpt.name(parser.getString()) + "; write the value itself.");
        }
        return parser.getString();
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private RegressionException fault(String message) {
        return new RegressionException(at(name, line()) + message);
    }
}
