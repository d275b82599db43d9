package dev.mlmethods.regression.gate.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.baseline.PlatformWithCode;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history: the results of a commit, and the fingerprints of everything that they were computed from. From version 3 on, it also has a
 * {@link ContentSha256}.
 *
 * @param formatVersion the version of the format of the line, {@value #FORMAT_VERSION}; lines of version 1 lack the elements that may be null
 * @param module whose model it is, see {@link ModuleExecution}; null in lines of version 1
 * @param execution the execution whose model it is, like {@code module}
 * @param target the name of the target; null in lines of version 1
 * @param commit the commit that was checked out; null outside a git work tree
 * @param uncommittedChanges whether files that git tracks differed from that commit; null if git doesn't know, and in lines of version 1
 * @param parents the commits before it, the first parent first; empty if they aren't known
 * @param verdict of the gate; null if it wasn't run
 * @param metrics of the network by the name of the split and that of the metric, to the last bit; those that are not defined are left out
 * @param modelSha256 of {@code model.zip}; null in lines of version 1
 * @param evaluationSha256 of {@code evaluation.json}; null in lines of version 1
 * @param baselineSha256 of the baseline that the verdict compares to, see {@link Baseline#sha256}; null if there is none, and in lines of version 1
 * @param parametersSha256 of the weights and biases
 * @param predictionsSha256 of the predictions for the test rows
 * @param dataSha256 of the dataset of the training
 * @param testRowsSha256 of the contents of the test rows
 * @param specificationSha256 of the specification's JSON in one line
 * @param platform what computed it
 */
@JsonIgnoreProperties(ContentSha256.FIELD)
public record HistoryEntry(
        int formatVersion,
        @Nullable String module,
        @Nullable String execution,
        @Nullable String target,
        @Nullable String commit,
        @Nullable Boolean uncommittedChanges,
        List<String> parents,
        @Nullable Verdict verdict,
        Map<String, Map<String, Double>> metrics,
        @Nullable String modelSha256,
        @Nullable String evaluationSha256,
        @Nullable String baselineSha256,
        String parametersSha256,
        String predictionsSha256,
        String dataSha256,
        String testRowsSha256,
        String specificationSha256,
        PlatformWithCode platform) {
    /** The version that this release writes. It also reads the versions before it. */
    public static final int FORMAT_VERSION = 3;

    /** The first version whose lines carry a {@link ContentSha256}. */
    static final int FIRST_WITH_HASH = 3;

    /**
     * Copies the collections.
     *
     * @param formatVersion the version of the format of the line, {@value #FORMAT_VERSION}
     * @param module whose model it is; null in lines of version 1
     * @param execution whose model it is; null in lines of version 1
     * @param target the name of the target; null in lines of version 1
     * @param commit the commit that was checked out; null outside a git work tree
     * @param uncommittedChanges whether files that git tracks differed from that commit; null if it isn't known
     * @param parents the commits before it, the first parent first; empty if they aren't known
     * @param verdict of the gate; null if it wasn't run
     * @param metrics of the network by the names of the split and the metric, to the last bit
     * @param modelSha256 of {@code model.zip}; null in lines of version 1
     * @param evaluationSha256 of {@code evaluation.json}; null in lines of version 1
     * @param baselineSha256 of the baseline that the verdict compares to; null if there is none
     * @param parametersSha256 of the weights and biases
     * @param predictionsSha256 of the predictions for the test rows
     * @param dataSha256 of the dataset of the training
     * @param testRowsSha256 of the contents of the test rows
     * @param specificationSha256 of the specification's JSON in one line
     * @param platform what computed it
     */
    public HistoryEntry {
        parents = List.copyOf(parents);
        Map<String, Map<String, Double>> copies = new LinkedHashMap<>();
        metrics.forEach((split, values) -> copies.put(split, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        metrics = Collections.unmodifiableMap(copies);
    }

    /**
     * {@return the line of an evaluation}
     *
     * @param now the evaluation
     * @param current the baseline that the evaluation would become if it were accepted now
     * @param tree what is checked out
     * @param check of the same evaluation; null if there is none
     */
    public static HistoryEntry of(EvaluatedModel now, Baseline current, WorkTree tree, @Nullable CheckResult check) {
        return new HistoryEntry(
                FORMAT_VERSION,
                now.owner().module(),
                now.owner().execution(),
                current.target(),
                current.commit(),
                tree.uncommittedChanges(),
                tree.parents(),
                check == null ? null : check.verdict(),
                current.metrics(),
                now.report().modelSha256(),
                now.evaluationSha256(),
                check == null ? null : check.subject().baselineSha256(),
                current.parametersSha256(),
                current.predictionsSha256(),
                current.data().sha256(),
                current.testRows().sha256(),
                Sha256.of(Json.hashedLine(current.specification())),
                current.platform());
    }

    /** Whether there were uncommitted changes, so that the commit by itself doesn't say what was recorded. */
    boolean hasUncommittedChanges() {
        return uncommittedChanges != null && uncommittedChanges;
    }

    /** A metric on the test rows; null if it isn't defined. */
    @Nullable
    Double test(String metric) {
        return metrics.getOrDefault("test", Map.of()).get(metric);
    }
}
