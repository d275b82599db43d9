package dev.mlmethods.regression.report;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of an earlier training that the result which has just been written doesn't have. */
final class EarlierFile {
    private EarlierFile() {}

    /**
     * Removes it, if it is there.
     *
     * @param what it is, for the message
     * @throws RegressionException if it cannot be removed
     */
    static void remove(Path file, String what) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RegressionException(
                    "The new files are written, but " + what + ", " + file + ", cannot be deleted: " + Reason.of(e)
                            + ". Delete it.",
                    e);
        }
    }
}
