package dev.mlmethods.regression.tracking.history;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.tracking.Baseline;
import dev.mlmethods.regression.tracking.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history: what came of a commit, and the fingerprints of all that it came of.
 *
 * @param formatVersion the version of the format of the line, {@value #FORMAT_VERSION}
 * @param commit that was checked out; null outside a git work tree
 * @param parents the commits before it, the first parent first; empty where they aren't known
 * @param verdict of the gate; null where it wasn't asked
 * @param metrics of the network by the name of the split and that of the metric, to the last bit; those that are not defined are left out
 * @param parametersSha256 of the weights and biases
 * @param predictionsSha256 of the predictions for the test rows
 * @param dataSha256 of the dataset of the training
 * @param testRowsSha256 of the contents of the test rows
 * @param specificationSha256 of the specification's JSON in one line
 * @param platform what computed it
 */
public record HistoryEntry(
        int formatVersion,
        @Nullable String commit,
        List<String> parents,
        @Nullable Verdict verdict,
        Map<String, Map<String, Double>> metrics,
        String parametersSha256,
        String predictionsSha256,
        String dataSha256,
        String testRowsSha256,
        String specificationSha256,
        Baseline.Platform platform) {
    /** The version that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** Copies the collections. */
    public HistoryEntry {
        parents = List.copyOf(parents);
        Map<String, Map<String, Double>> copies = new LinkedHashMap<>();
        metrics.forEach((split, values) -> copies.put(split, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        metrics = Collections.unmodifiableMap(copies);
    }

    /**
     * The line of an evaluation.
     *
     * @param current what would be the baseline if it were accepted now
     * @param parents see {@link #parents}
     * @param verdict see {@link #verdict}
     */
    public static HistoryEntry of(Baseline current, List<String> parents, @Nullable Verdict verdict) {
        return new HistoryEntry(
                FORMAT_VERSION,
                current.commit(),
                parents,
                verdict,
                current.metrics(),
                current.parametersSha256(),
                current.predictionsSha256(),
                current.data().sha256(),
                current.testRows().sha256(),
                Sha256.of(Json.line(current.specification()).getBytes(StandardCharsets.UTF_8)),
                current.platform());
    }

    /** A metric on the test rows; null where it isn't defined. */
    @Nullable
    Double test(String metric) {
        return metrics.getOrDefault("test", Map.of()).get(metric);
    }
}
