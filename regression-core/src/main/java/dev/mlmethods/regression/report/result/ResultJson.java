package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.git.GitLfsPointer;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.json.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the JSON of results.
 *
 * @param noun what messages call such a result
 * @param version the only format version that this release reads
 * @param again how to create a new one, as an instruction to the user
 */
public record ResultJson(String noun, int version, String again) {
    /**
     * Reads a result.
     *
     * @param <T> the type of the result
     * @param file the JSON file
     * @param type a type with a component {@code formatVersion}
     * @return the contents of the file
     * @throws RegressionException if it is missing or damaged, a Git LFS pointer, or has a different format version; the message says which, and how
     *     to get another
     */
    public <T> T read(Path file, Class<T> type) {
        PendingMoves.finishBeside(file);
        return parsed(file, bytes(file), type);
    }

    /**
     * Reads a result that need not be there.
     *
     * @param <T> the type of the result
     * @param file the JSON file
     * @param type a type with a component {@code formatVersion}
     * @return empty if there is none
     * @throws RegressionException like {@link #read}, if there is one
     */
    public <T> Optional<T> find(Path file, Class<T> type) {
        // The first one may have been ready but not in place when its process was killed.
        PendingMoves.finishBeside(file);
        return Files.isRegularFile(file) ? Optional.of(parsed(file, bytes(file), type)) : Optional.empty();
    }

    private byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new RegressionException("There is no " + noun + " " + file + "; " + again + ".", e);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private <T> T parsed(Path file, byte[] json, Class<T> type) {
        try {
            GitLfsPointer.requireNone("The " + noun + " " + file, json);
            OptionalInt found = Json.outerInt(json, "formatVersion");
            if (found.isEmpty()) {
                throw damaged(file, null);
            }
            if (found.getAsInt() != version) {
                throw new RegressionException("The " + noun + " " + file + " has format version " + found.getAsInt()
                        + ", and this release reads version " + version + ". Use the release that wrote it, or " + again
                        + ".");
            }
            return Json.read(json, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    /**
     * Reads a result that contains a {@link ContentSha256}.
     *
     * @param <T> the type of the result
     * @param file the JSON file
     * @param type a type with a component {@code formatVersion}
     * @param restore what to do if it was edited, as an instruction to the user
     * @return the contents of the file
     * @throws RegressionException like {@link #read}, or if it was edited
     */
    public <T> T readUnedited(Path file, Class<T> type, String restore) {
        PendingMoves.finishBeside(file);
        byte[] json = bytes(file);
        T result = parsed(file, json, type);
        ContentSha256.require(Json.tree(json), "The " + noun + " " + file, restore);
        return result;
    }

    /**
     * Reads a result that contains a {@link ContentSha256}, if creating a new one is the only remedy for an edited one.
     *
     * @param <T> the type of the result
     * @param file the JSON file
     * @param type a type with a component {@code formatVersion}
     * @return the contents of the file
     * @throws RegressionException like {@link #read}, or if it was edited
     */
    public <T> T readUnedited(Path file, Class<T> type) {
        return readUnedited(file, type, again);
    }

    private RegressionException damaged(Path file, @Nullable Throwable cause) {
        return new RegressionException(
                "The " + noun + " " + file + " is damaged: it " + JsonFault.text(cause) + "; " + again + ".", cause);
    }
}
