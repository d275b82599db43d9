package dev.mlmethods.regression.gate.history;

import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The contents of a history.
 *
 * @param entries in the order of the lines
 * @param warnings a sentence for each line that cannot be read
 */
public record History(List<HistoryEntry> entries, List<String> warnings) {
    /**
     * Copies the lists.
     *
     * @param entries in the order of the lines
     * @param warnings a sentence for each line that cannot be read
     */
    public History {
        entries = List.copyOf(entries);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads lines; one that cannot be read doesn't affect the others.
     *
     * @param name what the warnings call the file
     */
    static History parse(List<String> lines, String name) {
        List<HistoryEntry> entries = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            String where = "Line " + (i + 1) + " of " + name;
            try {
                JsonNode tree = Json.tree(line.getBytes(StandardCharsets.UTF_8));
                int version = tree.path("formatVersion").asInt(0);
                if (version > HistoryEntry.FORMAT_VERSION) {
                    warnings.add(where + " has format version " + version + ", and this release reads versions up to "
                            + HistoryEntry.FORMAT_VERSION + ", so it is left out. Use the release that wrote it.");
                } else {
                    HistoryEntry entry = Json.read(line, HistoryEntry.class);
                    Optional<String> objection =
                            version < HistoryEntry.FIRST_WITH_HASH ? Optional.empty() : ContentSha256.objection(tree);
                    objection.ifPresentOrElse(
                            text -> warnings.add(where + " " + text + ", so it is left out. Restore it from git, or"
                                    + " remove it."),
                            () -> entries.add(entry));
                }
            } catch (JacksonException e) {
                warnings.add(
                        where + " cannot be read, so it is left out. It was left behind by a killed build or a merge;"
                                + " remove it.");
            }
        }
        return new History(entries, warnings);
    }
}
