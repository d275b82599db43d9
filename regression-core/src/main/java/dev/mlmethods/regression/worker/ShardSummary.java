package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a share of a sweep went, in lines for the user. */
final class ShardSummary {
    private ShardSummary() {}

    static List<String> lines(Shard shard, List<TrialResult> results, double seconds) {
        String counts = Arrays.stream(TrialStatus.values())
                .filter(status -> count(results, status) > 0)
                .map(status -> NumberText.count(count(results, status)) + " " + status.jsonName())
                .collect(Collectors.joining(", "));
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Swept shard %s in %.2f s: %s",
                        shard,
                        seconds,
                        counts.isEmpty() ? "no trials; there are fewer trainings than shards" : counts),
                "When all shards have ended, regression:merge joins their journals and trains the best model.");
    }

    private static long count(List<TrialResult> results, TrialStatus status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
