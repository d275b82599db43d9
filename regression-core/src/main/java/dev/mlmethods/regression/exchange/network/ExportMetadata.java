package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an exported file says of its network, apart from the tensors: texts that {@code regression:export} has written.
 *
 * @param features their names, in the network's order; null if the file doesn't say
 * @param activation of the hidden layers, as parameters spell it; null if the file doesn't say
 */
public record ExportMetadata(
        @Nullable List<String> features, @Nullable String activation) {
    /** The name of the text with the names of the features, as JSON. */
    public static final String FEATURES = "features";

    /** The name of the text with the activation. */
    public static final String ACTIVATION = "activation";

    /** The name of the text with the program that wrote the file, and its version. */
    public static final String PRODUCER = "producer";

    /** What the text {@link #PRODUCER} begins with. */
    public static final String NAME = "Regression for Maven";

    private static final ExportMetadata NONE = new ExportMetadata(null, null);

    /**
     * {@return what a file says; in the files of other programs, texts of these names may be anything, and are not looked at}
     *
     * @param metadata the texts by name
     */
    static ExportMetadata of(Map<String, String> metadata) {
        return metadata.getOrDefault(PRODUCER, "").startsWith(NAME)
                ? new ExportMetadata(names(metadata.get(FEATURES)), metadata.get(ACTIVATION))
                : NONE;
    }

    private static @Nullable List<String> names(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            List<String> names = new ArrayList<>();
            for (JsonNode name : Json.tree(json.getBytes(StandardCharsets.UTF_8))) {
                names.add(name.stringValue());
            }
            return List.copyOf(names);
        } catch (JacksonException e) {
            return null;
        }
    }
}
