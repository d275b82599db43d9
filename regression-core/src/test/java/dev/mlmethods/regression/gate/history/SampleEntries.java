package dev.mlmethods.regression.gate.history;

import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.baseline.PlatformWithCode;
import dev.mlmethods.regression.model.Platform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of a history. */
public final class SampleEntries {
    private static final PlatformWithCode PLATFORM = new PlatformWithCode(
            new Platform("vector", "CpuBackend", "0.1.0", "1.0.0-M2.1", "17.0.1 (Vendor)", "Linux amd64"), null);
    private static final ModuleExecution PRICES = ModuleExecution.ofModule("prices");

    private SampleEntries() {}

    /** The line of a commit with an RMSE. */
    public static HistoryEntry of(@Nullable String commit, double rmse) {
        return of(PRICES, "price", commit, rmse);
    }

    /** The line of another model. */
    static HistoryEntry of(ModuleExecution owner, String target, @Nullable String commit, double rmse) {
        return entry(owner, target, commit, false, Map.of("test", Map.of("rmse", rmse)));
    }

    static HistoryEntry withUncommittedChanges(String commit, double rmse) {
        return entry(PRICES, "price", commit, true, Map.of("test", Map.of("rmse", rmse)));
    }

    /** A line without a commit. */
    public static HistoryEntry withoutMetrics() {
        return entry(PRICES, "price", null, null, Map.of());
    }

    private static HistoryEntry entry(
            ModuleExecution owner,
            String target,
            @Nullable String commit,
            @Nullable Boolean uncommittedChanges,
            Map<String, Map<String, Double>> metrics) {
        return new HistoryEntry(
                HistoryEntry.FORMAT_VERSION,
                owner.module(),
                owner.execution(),
                target,
                commit,
                uncommittedChanges,
                List.of("parent"),
                commit == null ? null : Verdict.IMPROVED,
                metrics,
                "6666666666666666",
                "7777777777777777",
                "8888888888888888",
                "1111111111111111",
                "2222222222222222",
                "3333333333333333",
                "4444444444444444",
                "5555555555555555",
                PLATFORM);
    }
}
