package dev.mlmethods.regression.tracking.history;

import dev.mlmethods.regression.tracking.Baseline;
import dev.mlmethods.regression.tracking.Verdict;
import java.util.List;
import java.util.Map;

/** Lines of a history. */
public final class SampleEntries {
    static final Baseline.Platform PLATFORM = new Baseline.Platform(
            "0.1.0", null, "1.0.0-M2.1", "vector", "CpuBackend", "17.0.1 (Vendor)", "Linux amd64");

    private SampleEntries() {}

    /** The line of a commit with an RMSE. */
    public static HistoryEntry of(String commit, double rmse) {
        return new HistoryEntry(
                HistoryEntry.FORMAT_VERSION,
                commit,
                List.of("parent"),
                Verdict.IMPROVED,
                Map.of("test", Map.of("rmse", rmse)),
                "1111111111111111",
                "2222222222222222",
                "3333333333333333",
                "4444444444444444",
                "5555555555555555",
                PLATFORM);
    }
}
