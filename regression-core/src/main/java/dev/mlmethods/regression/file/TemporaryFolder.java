package dev.mlmethods.regression.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that nobody else sees and that is deleted when it is closed, with all that is in it. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * {@return a new, empty folder in that of the process, {@code java.io.tmpdir}}
     *
     * @param prefix of its name
     * @throws IOException if it can't be created
     */
    public static TemporaryFolder create(String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(prefix));
    }

    /**
     * {@return a new, empty folder}
     *
     * @param parent where it is
     * @param prefix of its name
     * @throws IOException if it can't be created
     */
    public static TemporaryFolder in(Path parent, String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
    }

    /**
     * {@return a folder that somebody else has created}
     *
     * @param path where it is
     */
    public static TemporaryFolder at(Path path) {
        return new TemporaryFolder(path);
    }

    /** {@return where it is} */
    public Path path() {
        return path;
    }

    /** Deletes it. Where that fails, such as on Windows while a file is open, whoever cleans the folder for temporary files has to. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Nothing depends on it.
        }
    }
}
