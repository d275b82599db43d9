package dev.mlmethods.regression.benchmarks.contender;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages between the processes: one line of JSON each. */
public final class JsonLine {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonLine() {}

    /** The value as one line. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The value of a line. */
    public static <T> T read(String line, Class<T> type) {
        return MAPPER.readValue(line, type);
    }

    /** The value of a text whose fields aren't known in advance. */
    public static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }
}
