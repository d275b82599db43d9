package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.TrialResult;
import java.util.List;
import java.util.Locale;

/** How a share of a sweep went, in lines for the user. */
final class ShardSummary {
    private ShardSummary() {}

    static List<String> lines(Shard shard, List<TrialResult> results, double seconds) {
        String counts = SweepSummary.counts(results);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Swept shard %s in %.2f s: %s",
                        shard,
                        seconds,
                        counts.isEmpty() ? "no trials; there are fewer trainings than shards" : counts),
                "When all shards have ended, regression:merge joins their journals and trains the best model.");
    }
}
