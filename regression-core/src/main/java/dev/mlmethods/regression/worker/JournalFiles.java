package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The journals to merge: files, and all journals in folders and in the folders below, which is how CI servers hand the artifacts of several runs on. */
final class JournalFiles {
    private static final String SUFFIX = ".jsonl";

    private JournalFiles() {}

    /**
     * Finds them.
     *
     * @param places files and folders
     * @return the files, those of a folder by name
     * @throws RegressionException if a place doesn't exist, or a folder has no journal
     */
    static List<Path> find(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                files.addAll(inFolder(place));
            } else if (Files.exists(place)) {
                files.add(place);
            } else {
                throw new RegressionException("journals has " + place
                        + ", which doesn't exist. Give the journals of the shards, or a folder with them.");
            }
        }
        return files;
    }

    private static List<Path> inFolder(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new RegressionException("journals has the folder " + folder + ", in which no file ends in "
                        + SUFFIX + ". Give the folder with the journals of the shards.");
            }
            return files;
        } catch (IOException e) {
            throw new RegressionException(
                    "Cannot list the journals in " + folder + ": " + Reason.ofReading(e) + ".", e);
        }
    }
}
