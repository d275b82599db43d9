package dev.mlmethods.regression.sweep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journal of a sweep of six trials. */
public final class SampleJournal {
    private static final List<TrialResult> RESULTS =
            SmallSweeps.run(SmallSweeps.RATES_AND_EPOCHS).results();

    private SampleJournal() {}

    /** Writes it to a file that doesn't exist yet. */
    public static void write(Path file) {
        try (SweepJournal journal = SweepJournal.open(file)) {
            RESULTS.forEach(result -> journal.append(key(result), result));
        }
    }

    /** Those of these results that a file has, by key. */
    public static Map<String, TrialResult> read(Path file) {
        Map<String, TrialResult> found = new LinkedHashMap<>();
        try (SweepJournal journal = SweepJournal.open(file)) {
            for (TrialResult result : RESULTS) {
                TrialResult stored = journal.find(key(result));
                if (stored != null) {
                    found.put(key(result), stored);
                }
            }
        }
        return found;
    }

    /** The result that a file has under a key; null if it has none. */
    public static @Nullable TrialResult find(Path file, String key) {
        try (SweepJournal journal = SweepJournal.open(file)) {
            return journal.find(key);
        }
    }

    private static String key(TrialResult result) {
        return "key " + result.trial();
    }
}
