package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The journals to merge: files, and all journals in folders and in the folders below, which is how CI servers hand the artifacts of several runs on. */
final class JournalFiles {
    private static final Pattern NAME = Pattern.compile("journal.*\\.jsonl");

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
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = all.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(JournalFiles::hasLines)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new RegressionException("journals has the folder " + folder
                        + ", in which there is no journal*.jsonl. Give the folder with the journals of the shards.");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new RegressionException("Cannot list the journals in " + folder + ": " + Reason.of(e) + ".", e);
        }
    }

    /** A sweep that ended before its first line has left an empty one. */
    private static boolean hasLines(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
