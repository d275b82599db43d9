package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of holding an evaluation to one baseline.
 *
 * @param verdict how it compares
 * @param passes whether the build may go on
 * @param text the verdict in a sentence or two
 * @param remedy what to do about it, in a sentence; empty if nothing
 * @param changes of the gated metrics
 * @param causes what has changed
 * @param baseline that it was held to; null if there is none
 */
record Finding(
        Verdict verdict,
        boolean passes,
        String text,
        String remedy,
        List<MetricChange> changes,
        List<Cause> causes,
        @Nullable StoredBaseline baseline) {
    Finding {
        changes = List.copyOf(changes);
        causes = List.copyOf(causes);
    }

    /** The same with a different outcome. */
    Finding with(Verdict newVerdict, boolean newPasses, String newText, String newRemedy) {
        return new Finding(newVerdict, newPasses, newText, newRemedy, changes, causes, baseline);
    }

    /** The same with a different remedy. */
    Finding withRemedy(String newRemedy) {
        return with(verdict, passes, text, newRemedy);
    }

    /**
     * The finding as a result.
     *
     * @param branch how the evaluation compares to the baseline of its own branch; null if there is no other one
     */
    CheckResult result(EvaluatedModel now, @Nullable BranchVerdict branch) {
        return new CheckResult(
                CheckResult.FORMAT_VERSION,
                CheckResult.Subject.of(now, baseline == null ? null : baseline.baseline()),
                verdict,
                passes,
                remedy.isEmpty() ? text : text + " " + remedy,
                changes,
                causes,
                baseline == null ? null : baseline.baseline().commit(),
                now.commit(),
                now.metrics(),
                null,
                branch,
                null);
    }
}
