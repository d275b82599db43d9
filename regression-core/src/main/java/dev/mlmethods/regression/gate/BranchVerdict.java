package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an evaluation compares to the baseline of its own branch, if it is held to the baseline of another branch.
 *
 * @param acceptance where the branch has its baseline
 * @param verdict how the evaluation compares to it
 * @param metrics the gated metrics, compared to it
 * @param causes what has changed since then
 * @param baselineCommit the commit that was checked out when the baseline was accepted; null if it isn't known
 */
public record BranchVerdict(
        Acceptance acceptance,
        Verdict verdict,
        List<MetricChange> metrics,
        List<Cause> causes,
        @Nullable String baselineCommit) {
    /**
     * Copies the lists.
     *
     * @param acceptance where the branch has its baseline
     * @param verdict how the evaluation compares to it
     * @param metrics the gated metrics, compared to it
     * @param causes what has changed since then
     * @param baselineCommit the commit that was checked out when the baseline was accepted; null if it isn't known
     */
    public BranchVerdict {
        metrics = List.copyOf(metrics);
        causes = List.copyOf(causes);
    }

    /** Where a branch has its baseline. */
    public enum Acceptance {
        /** In its last commit, where others can review it. */
        COMMITTED,
        /** Only in the work tree, where it doesn't count. */
        IN_WORK_TREE
    }

    static BranchVerdict of(Acceptance acceptance, Finding finding) {
        StoredBaseline baseline = finding.baseline();
        return new BranchVerdict(
                acceptance,
                finding.verdict(),
                finding.changes(),
                finding.causes(),
                baseline == null ? null : baseline.baseline().commit());
    }
}
