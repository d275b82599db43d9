package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        List<String> marked = marked(lines);
        int begin = marked.indexOf(ConfigurationLines.BEGIN);
        int end = marked.indexOf(ConfigurationLines.END);
        return begin >= 0 && begin < number - 1 && number - 1 < end;
    }

    /** The same, with the two comments as they are written, even if an editor has added spaces. */
    private static List<String> marked(List<String> lines) {
        List<String> comments = List.of(ConfigurationLines.BEGIN, ConfigurationLines.END);
        return lines.stream()
                .map(line -> comments.contains(line.strip()) ? line.strip() : line)
                .toList();
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
        if ((Files.exists(file) && !Files.isWritable(file))
                || !Files.isWritable(file.toAbsolutePath().resolveSibling(""))) {
            throw new RegressionException(
                    name + " can't be written: permission denied. Give yourself permission to write"
                            + " it and to its folder, or paste the lines that the log shows at the end, without write.");
        }
        requireReplaceable();
    }

    /** As if all fields had been found. */
    private void requireReplaceable() {
        List<String> all =
                SpecificationFields.names().stream().map(field -> field + ": 0").toList();
        try {
            Map<String, YamlFile.Entry> unused = YamlFile.parse(with(all, new ArrayList<>()), name);
        } catch (RegressionException e) {
            throw new RegressionException(
                    name + ": its entries can't be replaced, because they don't each begin with a key at the start of"
                            + " a line. Write them so, or paste the lines that the log shows at the end, without write.",
                    e);
        }
    }

    /**
     * Replaces the lines of an earlier search, or adds them at the end. Entries elsewhere that have the same key are removed. The file keeps its line separator and
     * its permissions, and is either the old one or the new one at any time; of a symbolic link, that is the file that it leads to.
     *
     * @return the first lines of the entries that were removed
     * @throws RegressionException if the file can't be written; it is then unchanged
     */
    List<String> write(List<String> configuration) {
        List<String> removed = new ArrayList<>();
        String text = with(configuration, removed);
        Map<String, YamlFile.Entry> unused = YamlFile.parse(text, name);
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Optional<Set<PosixFilePermission>> permissions = permissions(target);
            try (StagedFiles files = StagedFiles.in(target.resolveSibling(""))) {
                files.write(String.valueOf(target.getFileName()), text.getBytes(StandardCharsets.UTF_8));
                files.commit();
            }
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(target, permissions.get());
            }
        } catch (IOException e) {
            throw new RegressionException("Cannot write " + name + ": " + Reason.of(e) + ".", e);
        }
        return removed;
    }

    /** Those of a file that exists, where files have some. */
    private static Optional<Set<PosixFilePermission>> permissions(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        return view == null || !Files.exists(target)
                ? Optional.empty()
                : Optional.of(view.readAttributes().permissions());
    }

    private String with(List<String> configuration, List<String> removed) {
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
                .forEach(line -> remove(line.substring(0, line.indexOf(':')), lines, removed));
        begin = lines.indexOf(ConfigurationLines.BEGIN);
        lines.remove(begin);
        lines.addAll(begin, ConfigurationLines.block(configuration));
        return String.join(separator(), lines) + separator();
    }

    private static boolean isKey(String line) {
        return !line.startsWith(" ") && !line.startsWith("-");
    }

    /** Removes the entry of a key, with the lines that continue it. */
    private static void remove(String key, List<String> lines, List<String> removed) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("[\"']?" + key + "[\"']?\\s*:.*")) {
                removed.add(lines.get(i).strip());
                lines.subList(i, end(lines, i)).clear();
                return;
            }
        }
    }

    /** After the last line that continues an entry. In between there may be empty lines and comments. */
    private static int end(List<String> lines, int entry) {
        int end = entry + 1;
        for (int i = end; i < lines.size() && continues(lines.get(i)); i++) {
            if (!isBlankOrComment(lines.get(i))) {
                end = i + 1;
            }
        }
        return end;
    }

    private static boolean continues(String line) {
        return isBlankOrComment(line) || line.startsWith(" ") || line.startsWith("-");
    }

    private static boolean isBlankOrComment(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    private String separator() {
        return text().contains("\r\n") ? "\r\n" : "\n";
    }

    private List<String> lines() {
        return marked(text().lines().toList());
    }

    private String text() {
        return Files.exists(file) ? YamlFile.text(file, name) : "";
    }
}
