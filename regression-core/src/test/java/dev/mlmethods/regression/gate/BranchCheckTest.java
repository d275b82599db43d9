package dev.mlmethods.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.BranchVerdict.Acceptance;
import dev.mlmethods.regression.gate.baseline.BranchBaselines;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The RMSE in the fork is 0.5, and the tolerance 0.003. */
class BranchCheckTest {
    private static final SampleEvaluation FORK = SampleEvaluation.held();
    private static final SampleEvaluation WORSE =
            FORK.withEpochs(7).withError(0.53125).withParameters("0b");
    private static final SampleEvaluation WORST =
            FORK.withEpochs(3).withError(0.75).withParameters("0c");
    private static final SampleEvaluation BETTER =
            FORK.withEpochs(200).withError(0.25).withParameters("0d");
    private static final String WORSENING =
            "test.rmse is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of"
                    + " 0.003). What changed: epochs was 100 and is 7.";

    private static CheckResult check(
            SampleEvaluation now,
            @Nullable SampleEvaluation fork,
            @Nullable SampleEvaluation head,
            @Nullable SampleEvaluation workTree) {
        return check(now, fork, head, workTree, MissingBaseline.FAILS, AcceptedWorsening.PASS)
                .result();
    }

    private static BranchCheck.Held check(
            SampleEvaluation now,
            @Nullable SampleEvaluation fork,
            @Nullable SampleEvaluation head,
            @Nullable SampleEvaluation workTree,
            MissingBaseline missing,
            AcceptedWorsening accepted) {
        Check check = new Check(
                Tolerances.parse(Map.of("rmse", "0.003")), Gate.ANY_WORSENING, missing, SignificanceOf.unknown());
        return new BranchCheck(check, accepted)
                .of(
                        now.model(),
                        now.evaluationData(),
                        new BranchBaselines(
                                "origin/main",
                                "0123456789abcdef",
                                "prices/regression-baseline.json",
                                stored(fork),
                                stored(head),
                                stored(workTree)));
    }

    private static @Nullable StoredBaseline stored(@Nullable SampleEvaluation evaluation) {
        return evaluation == null ? null : evaluation.baseline();
    }

    private static void assertResult(CheckResult result, Verdict verdict, boolean passes, String message) {
        assertThat(result.message()).isEqualTo(message);
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.passes()).isEqualTo(passes);
    }

    @Test
    void aBranchThatHasNotChangedTheBaselineIsHeldToIt() {
        assertResult(
                check(WORSE, FORK, FORK, FORK),
                Verdict.REGRESSED,
                false,
                WORSENING + " If that is intended, run regression:accept.");
        CheckResult identical = check(FORK, FORK, FORK, FORK);
        assertThat(identical.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(identical.branch()).isNull();
    }

    @Test
    void aWorseningThatIsAcceptedAndCommittedPassesWithBothDifferences() {
        CheckResult result = check(WORSE, FORK, WORSE, WORSE);
        assertResult(
                result,
                Verdict.ACCEPTED,
                true,
                WORSENING + " This branch has accepted that; held to its own baseline, the verdict is identical.");
        assertThat(result.metrics()).extracting(MetricChange::baseline).containsExactly(0.5);
        assertThat(result.causes()).containsExactly(new Cause.FieldChange("epochs", "100", "7"));
        BranchVerdict branch = result.branch();
        assertThat(branch).isNotNull();
        assertThat(branch.acceptance()).isEqualTo(Acceptance.COMMITTED);
        assertThat(branch.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(branch.metrics()).extracting(MetricChange::baseline).containsExactly(0.53125);
        assertThat(branch.causes()).isEmpty();
        assertThat(branch.baselineCommit()).isEqualTo("abcdef");
    }

    @Test
    void whatIsBetterThanTheAcceptedOneIsAcceptedToo() {
        assertResult(
                check(WORSE, FORK, WORST, WORST),
                Verdict.ACCEPTED,
                true,
                WORSENING
                        + " This branch has accepted that; held to its own baseline, the verdict is improved: test.rmse is"
                        + " 0.5312 and was 0.75. What changed: epochs was 3 and is 7.");
    }

    @Test
    void acceptedWorseningsFailWhereThatIsNotAllowed() {
        BranchCheck.Held held = check(WORSE, FORK, WORSE, WORSE, MissingBaseline.FAILS, AcceptedWorsening.FAIL);
        assertResult(
                held.result(),
                Verdict.ACCEPTED,
                false,
                WORSENING
                        + " This branch has accepted that; held to its own baseline, the verdict is identical. allowAccepted is false, so"
                        + " this fails until origin/main does not have that baseline.");
        assertThat(held.baseline()).isNotNull();
        assertThat(held.baseline().baseline()).isEqualTo(FORK.baseline().baseline());
    }

    @Test
    void whatIsWorseThanTheAcceptedOneHasRegressedFromThat() {
        CheckResult result = check(WORST, FORK, WORSE, WORSE);
        assertResult(
                result,
                Verdict.REGRESSED,
                false,
                "Held to the baseline that this branch has accepted: test.rmse is 0.75, but the baseline allows at most"
                        + " 0.5343 (0.5312 with a tolerance of 0.003). What changed: epochs was 7 and is 3. If that is intended, run"
                        + " regression:accept.");
        assertThat(result.branch()).isNull();
        assertThat(result.metrics()).extracting(MetricChange::baseline).containsExactly(0.53125);
    }

    /** Otherwise the other branch fails as soon as this one is merged. */
    @Test
    void aGainThatWasAcceptedMustNotBeLostAgain() {
        assertResult(
                check(FORK, FORK, BETTER, BETTER),
                Verdict.REGRESSED,
                false,
                "Held to the baseline that this branch has accepted: test.rmse is 0.5, but the baseline allows at most"
                        + " 0.253 (0.25 with a tolerance of 0.003). What changed: epochs was 200 and is 100. If that is intended, run"
                        + " regression:accept.");
    }

    @Test
    void aGainThatIsAcceptedIsNotToBeAcceptedAgain() {
        assertResult(
                check(BETTER, FORK, BETTER, BETTER),
                Verdict.IMPROVED,
                true,
                "test.rmse is 0.25 and was 0.5. What changed: epochs was 100 and is 200. This branch has accepted that.");
        assertResult(
                check(BETTER, FORK, WORSE, WORSE),
                Verdict.IMPROVED,
                true,
                "test.rmse is 0.25 and was 0.5. What changed: epochs was 100 and is 200. To hold the next builds to it, run"
                        + " regression:accept.");
    }

    @Test
    void whatIsNotCommittedCountsForNothing() {
        CheckResult result = check(WORSE, FORK, FORK, WORSE);
        assertResult(
                result,
                Verdict.REGRESSED,
                false,
                WORSENING
                        + " That is accepted in the work tree but not committed: commit prices/regression-baseline.json and"
                        + " its rows.");
        assertThat(result.branch()).isNotNull();
        assertThat(result.branch().acceptance()).isEqualTo(Acceptance.IN_WORK_TREE);
        assertThat(result.branch().verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(check(WORST, FORK, WORSE, WORST).message())
                .endsWith(" That is accepted in the work tree but not committed: commit prices/regression-baseline.json"
                        + " and its rows.");
        // A different baseline was accepted, which doesn't allow this.
        assertThat(check(WORST, FORK, FORK, WORSE).message()).endsWith(" If that is intended, run regression:accept.");
    }

    /** For example, the baseline of a merge in progress, or one that was accepted and then lost again. */
    @Test
    void aModelThatFailsTheBaselineInTheWorkTreeDoesNotPassBesideIt() {
        String text = "Held to the baseline prices/regression-baseline.json in the work tree, which is not committed:"
                + " test.rmse is 0.5, but the baseline allows at most 0.253 (0.25 with a tolerance of 0.003). What changed:"
                + " epochs was 200 and is 100. If that is intended, run regression:accept.";
        CheckResult result = check(FORK, FORK, FORK, BETTER);
        assertResult(result, Verdict.REGRESSED, false, text);
        assertThat(result.metrics()).extracting(MetricChange::baseline).containsExactly(0.25);
        assertThat(result.branch()).isNull();
        BranchCheck.Held first = check(FORK, null, null, BETTER, MissingBaseline.PASSES, AcceptedWorsening.PASS);
        assertResult(first.result(), Verdict.REGRESSED, false, text);
        assertThat(first.baseline()).isNotNull();
        assertThat(first.baseline().baseline()).isEqualTo(BETTER.baseline().baseline());
        // What the branch has accepted is undone in the work tree.
        assertResult(
                check(WORSE, FORK, WORSE, FORK),
                Verdict.REGRESSED,
                false,
                "Held to the baseline prices/regression-baseline.json in the work tree, which is not committed: "
                        + WORSENING + " If that is intended, run regression:accept.");
        assertThat(check(FORK, FORK, FORK, WORSE).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    @Test
    void aForkWithoutABaselineWantsOneHere() {
        String none = "The commit 0123456789ab, where the work forked from origin/main, has no baseline"
                + " prices/regression-baseline.json.";
        assertResult(
                check(FORK, null, null, null),
                Verdict.NO_BASELINE,
                false,
                none + " Run regression:accept and commit what it writes, or leave baselineRef out to compare with the"
                        + " baseline of the work tree.");
        assertResult(
                check(FORK, null, null, FORK),
                Verdict.NO_BASELINE,
                false,
                none
                        + " That is accepted in the work tree but not committed: commit prices/regression-baseline.json and"
                        + " its rows.");
        String accepted =
                none + " This branch has accepted its first one; held to its own baseline, the verdict is identical.";
        assertResult(check(FORK, null, FORK, FORK), Verdict.ACCEPTED, true, accepted);
        assertResult(
                check(FORK, null, FORK, FORK, MissingBaseline.PASSES, AcceptedWorsening.PASS)
                        .result(),
                Verdict.ACCEPTED,
                true,
                accepted);
        // For example, if a branch has renamed its baseline: whoever doesn't allow accepted baselines doesn't want one
        // in place of a missing one either.
        assertResult(
                check(FORK, null, FORK, FORK, MissingBaseline.PASSES, AcceptedWorsening.FAIL)
                        .result(),
                Verdict.ACCEPTED,
                false,
                accepted + " allowAccepted is false, so this fails until origin/main does not have that baseline.");
    }

    @Test
    void otherTestRowsAreAcceptedLikeAWorsening() {
        SampleEvaluation more = FORK.with(SampleEvaluation.houses(23)).withParameters("0b");
        CheckResult result = check(more, FORK, more, more);
        assertResult(
                result,
                Verdict.ACCEPTED,
                true,
                "The test rows are not those of the baseline, so the metrics cannot be compared. What changed:"
                        + " prices.csv: 3 rows added (lines 22, 23, 24). This branch has accepted that; held to its own"
                        + " baseline, the verdict is identical.");
        assertThat(result.metrics()).isEmpty();
        assertThat(result.branch()).isNotNull();
        assertThat(result.branch().metrics()).hasSize(1);
    }

    @Test
    void aBaselineThatTheBranchHasDeletedIsStillThatOfTheFork() {
        assertThat(check(WORSE, FORK, null, null).message())
                .isEqualTo(WORSENING + " If that is intended, run regression:accept.");
        assertResult(
                check(FORK, FORK, null, null),
                Verdict.IDENTICAL,
                true,
                "The weights of the network, the predictions and all metrics are those of the baseline, bit for bit. This branch has"
                        + " deleted the baseline; restore it with git checkout 0123456789ab --"
                        + " prices/regression-baseline.json, and its rows beside it.");
    }
}
