package dev.mlmethods.regression.file;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The switch from the files that a folder had to the new ones: a hidden file beside them that says which staged file gets which name. Until it
 * exists, the old files count; once it exists, the new ones do, and whoever next reads or writes in the folder makes the moves that the process that
 * died did not get to. Each staged file is moved once, no matter by whom, so several processes may do it at the same time.
 *
 * @param formatVersion the version of the format, {@value #FORMAT_VERSION}
 * @param targets the final name of each staged file, in the order of the moves
 */
public record PendingMoves(int formatVersion, Map<String, String> targets) {
    private static final int FORMAT_VERSION = 1;
    private static final String GLOB = ".regression-moves.*.json";
    private static final Pattern STAGED_NAME = Pattern.compile("\\.[^/\\\\]+\\.tmp");
    private static final Pattern TARGET_NAME = Pattern.compile("[^/\\\\]+");

    /**
     * Copies the map.
     *
     * @param formatVersion must be {@value #FORMAT_VERSION}
     * @param targets the final name of each staged file, both without a folder, in the order of the moves; copied
     * @throws IllegalArgumentException if it has a different version, or a name leads out of the folder
     */
    public PendingMoves {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        if (formatVersion != FORMAT_VERSION) {
            throw new IllegalArgumentException("format version " + formatVersion);
        }
        targets.forEach((staged, target) -> {
            if (!STAGED_NAME.matcher(staged).matches()
                    || !TARGET_NAME.matcher(target).matches()
                    || target.equals("..")) {
                throw new IllegalArgumentException(staged + " to " + target);
            }
        });
    }

    static PendingMoves of(Map<String, String> targets) {
        return new PendingMoves(FORMAT_VERSION, targets);
    }

    /** The name of its file: unique for each process and contents. */
    String fileName() {
        return ".regression-moves." + StagedName.suffix(Json.file(this)) + ".json";
    }

    /**
     * Puts in place the new files that a process had ready in the folder of a file when it died. Call it before looking for the file.
     *
     * @param file need not be there
     * @throws RegressionException if that fails; the message says what to do
     */
    public static void finishBeside(Path file) {
        finishIn(file.toAbsolutePath().resolveSibling(""));
    }

    /**
     * Puts in place the new files that a process had ready in a folder when it died.
     *
     * @param folder need not be there
     * @throws RegressionException if that fails; the message says what to do
     */
    public static void finishIn(Path folder) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, GLOB)) {
            for (Path file : found) {
                finish(file);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Then nothing was written here.
        } catch (DirectoryIteratorException e) {
            throw cannotRead(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw cannotRead(folder, e);
        }
    }

    private static RegressionException cannotRead(Path folder, IOException e) {
        return new RegressionException(
                "Cannot read the folder " + folder + ": " + Reason.ofReading(e)
                        + ". Give yourself permission to read it.",
                e);
    }

    /**
     * Makes the moves listed in a file, unless they are already made, and deletes it.
     *
     * @throws RegressionException if that fails; the message says what to do
     */
    static void finish(Path file) {
        Path folder = file.resolveSibling("");
        for (Map.Entry<String, String> move : read(file).targets().entrySet()) {
            Path target = folder.resolve(move.getValue());
            try {
                move(folder.resolve(move.getKey()), target);
            } catch (NoSuchFileException e) {
                // It is already in its place.
            } catch (IOException e) {
                throw new RegressionException(
                        "Cannot put " + target + " in its place: " + Reason.ofWriting(e)
                                + ". Fix that: the new files are"
                                + " complete in " + folder
                                + ", and the next goal that reads or writes there puts them in place.",
                        e);
            }
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // All are in place, and the next process to come along deletes it.
        }
    }

    private static PendingMoves read(Path file) {
        try {
            JsonNode tree = Json.tree(Files.readAllBytes(file));
            if (!tree.isObject()) {
                throw new IllegalArgumentException("no object");
            }
            return Json.fromTree(tree, PendingMoves.class);
        } catch (NoSuchFileException e) {
            // Another process was faster.
            return of(Map.of());
        } catch (IOException e) {
            throw new RegressionException(
                    "Cannot read " + file + ": " + Reason.ofReading(e) + ". Give yourself permission to read it.", e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RegressionException(
                    "The file " + file
                            + " is damaged: it cannot be read. Remove it, and rerun the goal that last wrote to"
                            + " its folder.",
                    e);
        }
    }

    /** In one step if the file system can do that. */
    static void move(Path staged, Path target) throws IOException {
        try {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
