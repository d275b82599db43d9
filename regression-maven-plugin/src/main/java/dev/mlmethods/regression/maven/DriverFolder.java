package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder for temporary files of a process with drivers: some of them unpack native code at each start, and leave it there if the process ends as a worker
 * does.
 */
final class DriverFolder implements AutoCloseable {
    private static final String PROPERTY = "-Djava.io.tmpdir=";

    private final Path folder;

    private DriverFolder(Path folder) {
        this.folder = folder;
    }

    static DriverFolder create() {
        try {
            return new DriverFolder(Files.createTempDirectory("regression-drivers"));
        } catch (IOException e) {
            throw new RegressionException(
                    "Cannot create a folder for the temporary files of drivers: " + Reason.ofWriting(e)
                            + ". Make room in the folder for temporary files.",
                    e);
        }
    }

    /**
     * The end of the arguments of a JVM; empty if they already choose a folder.
     *
     * @param given by the user; null if there are none
     */
    String argument(@Nullable String given) {
        boolean isChosen = given != null && given.contains(PROPERTY);
        // Quotes are for a path with blanks.
        return isChosen ? "" : " \"" + PROPERTY + folder + "\"";
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // Another process cleans the folder for temporary files.
        }
    }
}
