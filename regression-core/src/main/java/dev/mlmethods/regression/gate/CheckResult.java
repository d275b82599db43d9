package dev.mlmethods.regression.gate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.report.result.ResultJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code verdict.json}: what the gate found. The file also has a {@link ContentSha256}.
 *
 * @param formatVersion the version of this file's format
 * @param subject what was checked
 * @param verdict how the evaluation compares
 * @param passes whether the build may go on
 * @param message the verdict for the user, in a sentence or two
 * @param metrics the gated metrics
 * @param causes what has changed since the baseline
 * @param baselineCommit the commit of the baseline; null if it isn't known
 * @param commit the current commit; null outside a git work tree
 * @param current all current metrics, by split and name
 * @param bisection how much each cause explains; null if nobody asked, or there was nothing to tell apart
 * @param branch how the evaluation compares to the baseline of its own branch; null if that is the baseline it was held to, or there is none
 * @param rules that it was judged by; null if they aren't known
 */
@JsonIgnoreProperties(ContentSha256.FIELD)
public record CheckResult(
        int formatVersion,
        Subject subject,
        Verdict verdict,
        boolean passes,
        String message,
        List<MetricChange> metrics,
        List<Cause> causes,
        @Nullable String baselineCommit,
        @Nullable String commit,
        Map<String, Map<String, Double>> current,
        @Nullable Bisection bisection,
        @Nullable BranchVerdict branch,
        @Nullable GateRules rules) {
    /** The version that this release writes. */
    public static final int FORMAT_VERSION = 3;

    /** The name of the file. */
    public static final String FILE = "verdict.json";

    private static final ResultJson JSON = new ResultJson("verdict", FORMAT_VERSION, "run regression:check");

    /**
     * {@return the verdict in an output folder, if it has one}
     *
     * @param folder that {@code regression:check} wrote to
     * @throws RegressionException if it is damaged or edited, or has a different format version; the message says which
     */
    public static Optional<CheckResult> find(Path folder) {
        PendingMoves.finishIn(folder);
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(JSON.readUnedited(file, CheckResult.class)) : Optional.empty();
    }

    /**
     * Copies the lists.
     *
     * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
     * @param subject what was checked
     * @param verdict how the evaluation compares
     * @param passes whether the build may go on
     * @param message the verdict for the user, in a sentence or two
     * @param metrics the gated metrics
     * @param causes what has changed since the baseline
     * @param baselineCommit the commit of the baseline; null if it isn't known
     * @param commit the current commit; null outside a git work tree
     * @param current all current metrics, by split and name
     * @param bisection how much each cause explains; null for none
     * @param branch how the evaluation compares to the baseline of its own branch; null for none
     * @param rules that it was judged by; null if they aren't known
     */
    public CheckResult {
        metrics = List.copyOf(metrics);
        causes = List.copyOf(causes);
    }

    /**
     * What was checked, and the files that were read.
     *
     * @param module see {@link ModuleExecution}
     * @param execution see {@link ModuleExecution}
     * @param modelSha256 of {@code model.zip}
     * @param evaluationSha256 of {@code evaluation.json}
     * @param baselineSha256 of the baseline, see {@link Baseline#sha256}; null if there is none
     */
    public record Subject(
            String module,
            String execution,
            String modelSha256,
            String evaluationSha256,
            @Nullable String baselineSha256) {
        static Subject of(EvaluatedModel now, @Nullable Baseline baseline) {
            return new Subject(
                    now.owner().module(),
                    now.owner().execution(),
                    now.report().modelSha256(),
                    now.evaluationSha256(),
                    baseline == null ? null : baseline.sha256());
        }

        /** {@return whose model it is} */
        public ModuleExecution owner() {
            return new ModuleExecution(module, execution);
        }
    }

    /**
     * Requires that it belongs to an evaluation.
     *
     * @param folder that both are in
     * @param now the evaluation
     * @throws RegressionException if it belongs to a different one; the message says what to run
     */
    public void requireOf(Path folder, EvaluatedModel now) {
        if (!subject.evaluationSha256().equals(now.evaluationSha256())) {
            throw new RegressionException("The verdict in " + folder + " is not of the evaluation there: it names "
                    + ShortId.of(subject.evaluationSha256())
                    + ", and the SHA-256 of the evaluation begins with "
                    + ShortId.of(now.evaluationSha256()) + ". Run regression:check, or remove " + FILE + ".");
        }
    }

    /**
     * {@return the same with a different message}
     *
     * @param newMessage the verdict for the user, in a sentence or two
     */
    public CheckResult withMessage(String newMessage) {
        return copy(newMessage, bisection, rules);
    }

    /**
     * {@return the same with the rules that it was judged by}
     *
     * @param newRules as the parameters of {@code check} state them
     */
    public CheckResult by(GateRules newRules) {
        return copy(message, bisection, newRules);
    }

    /**
     * {@return the same with a bisection}
     *
     * @param newBisection how much each cause explains
     */
    public CheckResult with(Bisection newBisection) {
        return copy(message, newBisection, rules);
    }

    private CheckResult copy(String newMessage, @Nullable Bisection newBisection, @Nullable GateRules newRules) {
        return new CheckResult(
                formatVersion,
                subject,
                verdict,
                passes,
                newMessage,
                metrics,
                causes,
                baselineCommit,
                commit,
                current,
                newBisection,
                branch,
                newRules);
    }
}
