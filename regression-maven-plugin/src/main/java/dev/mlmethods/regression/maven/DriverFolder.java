package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.TemporaryFolder;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.worker.WorkerMain;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder for temporary files of a process with drivers: some of them unpack native code at each start, and leave it there if the process ends as a worker
 * does.
 */
final class DriverFolder implements AutoCloseable {
    private static final String PROPERTY = "-Djava.io.tmpdir=";

    private final TemporaryFolder folder;
    private final boolean isUsed;

    private DriverFolder(TemporaryFolder folder, boolean isUsed) {
        this.folder = folder;
        this.isUsed = isUsed;
    }

    /**
     * Creates one, which is not used if the user has chosen another.
     *
     * @param given the arguments of the JVM by the user; null if there are none
     */
    static DriverFolder create(@Nullable String given) {
        boolean isChosen = given != null && given.contains(PROPERTY);
        try {
            return new DriverFolder(TemporaryFolder.create("regression-drivers"), !isChosen);
        } catch (IOException e) {
            throw new RegressionException(
                    "Cannot create a folder for the temporary files of drivers: " + Reason.ofWriting(e)
                            + ". Make room in the folder for temporary files.",
                    e);
        }
    }

    /** The end of the arguments of the JVM; empty if they already choose a folder. */
    String argument() {
        // Quotes are for a path with blanks.
        return isUsed ? " \"" + PROPERTY + folder.path() + "\"" : "";
    }

    /** What the process must know to delete it if nobody else is left to do so; empty if it is the user's. */
    Map<String, String> environment() {
        return isUsed ? Map.of(WorkerMain.FOLDER, folder.path().toString()) : Map.of();
    }

    @Override
    public void close() {
        folder.close();
    }
}
