package dev.mlmethods.regression.tracking.output;

import dev.mlmethods.regression.tracking.Verdict;

/** What to do about a verdict. */
final class Remedy {
    /** What accepts an evaluation. */
    static final String GOAL = "accept";

    private Remedy() {}

    /** The sentence before the command of {@link #GOAL}; empty where accepting is of no use: small losses would add up, unseen. */
    static String of(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED, NOT_COMPARABLE -> "If this is meant, accept it and commit the new baseline:";
            case IMPROVED -> "To hold later builds to this, accept it and commit the new baseline:";
            case NO_BASELINE -> "To make a baseline, accept this evaluation and commit it:";
            case UNEXPLAINED -> "Find out why before you accept it:";
            case IDENTICAL, EQUIVALENT, WITHIN_TOLERANCE -> "";
        };
    }
}
