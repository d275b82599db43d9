package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.report.result.ResultJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code verdict.json}: what the gate found.
 *
 * @param formatVersion the version of this file's format
 * @param verdict how the evaluation compares
 * @param passes whether the build may go on
 * @param message the verdict for the user, in a sentence or two
 * @param metrics the gated metrics
 * @param causes what has moved since the baseline
 * @param baselineCommit the commit of the baseline; null where it isn't known
 * @param commit the commit of now; null outside a git work tree
 * @param current all metrics of now, by split and name
 * @param bisection how much each cause explains; null where nobody asked, or there was nothing to tell apart
 */
public record CheckResult(
        int formatVersion,
        Verdict verdict,
        boolean passes,
        String message,
        List<MetricChange> metrics,
        List<Cause> causes,
        @Nullable String baselineCommit,
        @Nullable String commit,
        Map<String, Map<String, Double>> current,
        @Nullable Bisection bisection) {
    /** Of what this release writes. */
    public static final int FORMAT_VERSION = 1;

    /** The name of the file. */
    public static final String FILE = "verdict.json";

    private static final ResultJson JSON = new ResultJson("verdict", FORMAT_VERSION, "run regression:check");

    /**
     * The one of an output folder, if it has one.
     *
     * @throws dev.mlmethods.regression.RegressionException if it is damaged or has another format version; the message says which
     */
    public static Optional<CheckResult> find(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(JSON.read(file, CheckResult.class)) : Optional.empty();
    }

    /** Copies the lists. */
    public CheckResult {
        metrics = List.copyOf(metrics);
        causes = List.copyOf(causes);
    }

    /** The same with a bisection. */
    public CheckResult with(Bisection newBisection) {
        return new CheckResult(
                formatVersion,
                verdict,
                passes,
                message,
                metrics,
                causes,
                baselineCommit,
                commit,
                current,
                newBisection);
    }
}
