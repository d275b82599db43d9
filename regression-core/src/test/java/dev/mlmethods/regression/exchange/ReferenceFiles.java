package dev.mlmethods.regression.exchange;

import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Files that PyTorch, joblib, and pickle wrote, with what they read back from them. */
public final class ReferenceFiles {
    private ReferenceFiles() {}

    /** A file, by its name. */
    public static Path file(String name) {
        URL url = Objects.requireNonNull(
                ReferenceFiles.class.getResource("/reference/exchange/" + name), "no reference file " + name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The contents of a file. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Python read: {@code stateDicts} or {@code scalers}, by the names of the files. */
    public static JsonNode expected(String kind) {
        return Json.tree(bytes("expected.json")).get(kind);
    }
}
