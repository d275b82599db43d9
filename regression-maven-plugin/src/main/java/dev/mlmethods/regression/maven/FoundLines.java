package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of {@code regression.yaml} that {@code tune} or {@code sweep} has written: those between two comments, by which the next search finds them. The rest of the file is the
 * user's, and stays as it is, except for entries that the search has found another value for.
 *
 * @param file which need not exist
 * @param name how messages refer to it
 */
record FoundLines(Path file, String name) {
    /** Whether a line of a file, counted from 1, is one of them. */
    static boolean contain(List<String> lines, int number) {
        int begin = lines.indexOf(ConfigurationLines.BEGIN);
        int end = lines.indexOf(ConfigurationLines.END);
        return begin >= 0 && begin < number - 1 && number - 1 < end;
    }

    /**
     * Checks that the lines could be written, before anything is trained for them.
     *
     * @throws RegressionException if the file can't be read, or its comments are damaged
     */
    void requireWritable() {
        List<String> lines = lines();
        int begin = lines.indexOf(ConfigurationLines.BEGIN);
        int end = lines.indexOf(ConfigurationLines.END);
        if ((begin < 0) != (end < 0)
                || begin > end
                || lines.lastIndexOf(ConfigurationLines.BEGIN) != begin
                || lines.lastIndexOf(ConfigurationLines.END) != end) {
            throw new RegressionException(name
                    + ": the two comments around the lines of an earlier search must both be there" + " once, '"
                    + ConfigurationLines.BEGIN
                    + "' before '" + ConfigurationLines.END
                    + "'. Restore them, or remove both with what is between them.");
        }
        if (lines.stream().anyMatch(line -> line.startsWith("{"))) {
            throw new RegressionException(name
                    + ": its map is written in braces, to which no lines can be added. Write a line for each key.");
        }
    }

    /**
     * Replaces the lines of an earlier search, or adds them at the end. Entries elsewhere that have the same key are removed. The file keeps its line separator, and
     * is either the old one or the new one at any time.
     *
     * @throws RegressionException if the file can't be written; it is then unchanged
     */
    void write(List<String> configuration) {
        List<String> lines = new ArrayList<>(lines());
        int begin = lines.indexOf(ConfigurationLines.BEGIN);
        if (begin >= 0) {
            // One line keeps the place.
            lines.subList(begin + 1, lines.indexOf(ConfigurationLines.END) + 1).clear();
        } else {
            lines.add(ConfigurationLines.BEGIN);
        }
        configuration.stream()
                .filter(line -> isKey(line))
                .forEach(line -> remove(line.substring(0, line.indexOf(':')), lines));
        begin = lines.indexOf(ConfigurationLines.BEGIN);
        lines.remove(begin);
        lines.addAll(begin, ConfigurationLines.block(configuration));
        try (StagedFiles files = StagedFiles.in(file.toAbsolutePath().resolveSibling(""))) {
            files.write(
                    String.valueOf(file.getFileName()),
                    (String.join(separator(), lines) + separator()).getBytes(StandardCharsets.UTF_8));
            files.commit();
        }
    }

    private static boolean isKey(String line) {
        return !line.startsWith(" ") && !line.startsWith("-");
    }

    /** Removes the entry of a key, with the lines that continue it. */
    private static void remove(String key, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(key + "\\s*:.*")) {
                lines.remove(i);
                while (i < lines.size()
                        && (lines.get(i).startsWith(" ") || lines.get(i).startsWith("-"))) {
                    lines.remove(i);
                }
                return;
            }
        }
    }

    private String separator() {
        return text().contains("\r\n") ? "\r\n" : "\n";
    }

    private List<String> lines() {
        return text().lines().toList();
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + name + ": " + Reason.of(e) + ".", e);
        }
    }
}
