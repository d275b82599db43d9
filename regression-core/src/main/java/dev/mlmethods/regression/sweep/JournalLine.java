package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A line of a journal: a result, or what the results after it are of.
 *
 * @param sha256 of the other one that isn't null
 * @param entry a result; null if there is an origin
 * @param origin of the lines that follow, up to the next origin; null if there is a result
 */
record JournalLine(
        String sha256, @Nullable Entry entry, @Nullable SweepOrigin origin) {
    /** A result under the hash of everything that it depends on. */
    record Entry(String key, TrialResult result) {}

    static JournalLine of(String key, TrialResult result) {
        Entry entry = new Entry(key, result);
        return new JournalLine(hash(entry), entry, null);
    }

    static JournalLine of(SweepOrigin origin) {
        return new JournalLine(hash(origin), null, origin);
    }

    /** Empty if it isn't what was written once. */
    static Optional<JournalLine> parse(String text) {
        try {
            JournalLine line = Json.read(text, JournalLine.class);
            Object content = line.entry == null ? line.origin : line.entry;
            return content != null && line.sha256.equals(hash(content)) ? Optional.of(line) : Optional.empty();
        } catch (JacksonException | RegressionException e) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return (Json.line(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(Object content) {
        return Sha256.of(Json.hashedLine(content));
    }
}
