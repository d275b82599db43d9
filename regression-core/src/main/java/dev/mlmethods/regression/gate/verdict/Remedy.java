package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.BranchVerdict;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;

/** What to do about a result. */
final class Remedy {
    /** The goal that accepts an evaluation. */
    static final String GOAL = "accept";

    private Remedy() {}

    /** The sentence before the command of {@link #GOAL}; empty if accepting isn't recommended, because small worsenings would add up unseen. */
    static String of(CheckResult result) {
        BranchVerdict branch = result.branch();
        if (branch != null && branch.verdict() != Verdict.IMPROVED) {
            // It is accepted, and at most a commit is missing, as the message says.
            return "";
        }
        return switch (result.verdict()) {
            case REGRESSED, NOT_COMPARABLE -> "If this is intended, accept it and commit the new baseline:";
            case IMPROVED ->
                hasOtherData(result)
                        ? "If the change of the data is intended, accept it and commit the new baseline:"
                        : "To hold later builds to this, accept it and commit the new baseline:";
            case NO_BASELINE -> "To make a baseline, accept this evaluation and commit it:";
            case UNEXPLAINED -> "Find out why before accepting it:";
            case IDENTICAL, EQUIVALENT, WITHIN_TOLERANCE, ACCEPTED -> "";
        };
    }

    /** Whether the data differ from those of the baseline. */
    static boolean hasOtherData(CheckResult result) {
        return result.causes().stream().anyMatch(cause -> cause.kind().isOtherData());
    }
}
