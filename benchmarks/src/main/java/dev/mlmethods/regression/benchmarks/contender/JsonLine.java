package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Messages between the processes: one line of JSON each. By the core, because Jackson's data binding would add 0.3 s to each process. */
public final class JsonLine {
    private JsonLine() {}

    /** The value as one line. */
    public static String write(Object value) {
        return Json.line(value);
    }

    /** The value of a line. */
    public static <T> T read(String line, Class<T> type) {
        return Json.read(line, type);
    }

    /** The value of a text whose fields aren't known in advance. */
    public static JsonNode tree(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
