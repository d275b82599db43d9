package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Numbers computed by SciPy and scikit-learn, see the Python programs beside them. */
final class References {
    private References() {}

    static JsonNode json(String name) {
        try (InputStream in = References.class.getResourceAsStream("/reference/" + name)) {
            return Json.tree(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] doubles(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
}
