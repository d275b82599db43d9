package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.BranchVerdict.Acceptance;
import dev.mlmethods.regression.gate.baseline.BranchBaselines;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.hash.ShortId;
import org.jspecify.annotations.Nullable;

/**
 * Holds an evaluation to the baseline of the commit where its branch forked from another branch, and to the baseline that the branch itself has
 * accepted.
 *
 * <p>What the branch has accepted and committed counts: a worsening since the fork is then {@link Verdict#ACCEPTED}, as long as the evaluation is no
 * worse than that baseline allows. An evaluation worse than that has regressed, whatever the fork says, because it will have regressed on the other
 * branch once this one is merged. A baseline that is only in the work tree doesn't make anything pass, because nobody can have reviewed it, but an
 * evaluation that fails it fails.
 *
 * @param check how to hold it to one baseline
 * @param accepted whether worsenings that the branch has accepted pass
 */
public record BranchCheck(Check check, AcceptedWorsening accepted) {
    /**
     * A result, and the baseline that it refers to.
     *
     * @param result the verdict
     * @param baseline that the metrics of the result are compared to; null if there is none
     */
    public record Held(CheckResult result, @Nullable StoredBaseline baseline) {}

    /**
     * Holds an evaluation to the baselines of its branch.
     *
     * @param now the evaluation
     * @param data that belong to it
     * @param baselines of the fork, of the last commit and of the work tree
     * @return the verdict, and the baseline that it refers to
     * @throws dev.mlmethods.regression.RegressionException if data or baselines have to be read and can't be
     */
    public Held of(EvaluatedModel now, EvaluationData data, BranchBaselines baselines) {
        Finding toFork = inFork(check.find(now, data, baselines.ofFork()), baselines);
        if (!baselines.isChangedInBranch()) {
            return held(now, data, baselines, toFork, null);
        }
        Finding toOwn = check.find(now, data, baselines.ofHead());
        BranchVerdict branch = BranchVerdict.of(Acceptance.COMMITTED, toOwn);
        if (!toOwn.passes()) {
            Finding regressed = toOwn.with(
                    toOwn.verdict(),
                    false,
                    "Held to the baseline that this branch has accepted: " + toOwn.text(),
                    toOwn.remedy());
            return held(now, data, baselines, regressed, null);
        }
        return held(now, data, baselines, since(toFork, toOwn, baselines), branch);
    }

    private Finding inFork(Finding toFork, BranchBaselines baselines) {
        if (toFork.verdict() == Verdict.NO_BASELINE) {
            MissingBaseline missing = check.missing().inFork(baselines.fork(), baselines.ref(), baselines.fileName());
            return toFork.with(toFork.verdict(), toFork.passes(), missing.text(), missing.remedy());
        }
        return baselines.isDeleted() && toFork.remedy().isEmpty()
                ? toFork.withRemedy("This branch has deleted the baseline; restore it with git checkout "
                        + ShortId.of(baselines.fork()) + " -- " + baselines.fileName()
                        + ", and its rows beside it.")
                : toFork;
    }

    /** What to say if the branch has a baseline of its own that allows the current evaluation. */
    private Finding since(Finding toFork, Finding toOwn, BranchBaselines baselines) {
        if (toFork.passes() && toFork.verdict() != Verdict.NO_BASELINE) {
            return toFork.verdict() == Verdict.IMPROVED && toOwn.verdict() != Verdict.IMPROVED
                    ? toFork.withRemedy("This branch has accepted that.")
                    : toFork;
        }
        boolean isIdentical = toOwn.verdict() == Verdict.IDENTICAL;
        String text = toFork.text() + " This branch has accepted "
                + (toFork.baseline() == null ? "its first one" : "that") + "; held to its own baseline, the verdict is "
                + toOwn.verdict().text() + (isIdentical ? "." : ": " + toOwn.text());
        boolean passes = accepted == AcceptedWorsening.PASS;
        return toFork.with(
                Verdict.ACCEPTED,
                passes,
                text,
                passes
                        ? ""
                        : "allowAccepted is false, so this fails until " + baselines.ref()
                                + " does not have that baseline.");
    }

    /**
     * A baseline that is only in the work tree doesn't make anything pass, but the message says so if only its commit is missing; and an evaluation
     * that fails it doesn't pass, just as it wouldn't once the baseline is committed.
     */
    private Held held(
            EvaluatedModel now,
            EvaluationData data,
            BranchBaselines baselines,
            Finding finding,
            @Nullable BranchVerdict branch) {
        if (!baselines.isChangedInWorkTree()) {
            return held(now, finding, branch);
        }
        Finding toWorkTree = check.find(now, data, baselines.ofWorkTree());
        if (finding.passes() && !toWorkTree.passes()) {
            return held(
                    now,
                    toWorkTree.with(
                            toWorkTree.verdict(),
                            false,
                            "Held to the baseline " + baselines.fileName()
                                    + " in the work tree, which is not committed: " + toWorkTree.text(),
                            toWorkTree.remedy()),
                    null);
        }
        return !finding.passes() && toWorkTree.passes() && branch == null
                ? held(
                        now,
                        finding.withRemedy("That is accepted in the work tree but not committed: commit "
                                + baselines.fileName() + " and its rows."),
                        BranchVerdict.of(Acceptance.IN_WORK_TREE, toWorkTree))
                : held(now, finding, branch);
    }

    private static Held held(EvaluatedModel now, Finding finding, @Nullable BranchVerdict branch) {
        return new Held(finding.result(now, branch), finding.baseline());
    }
}
