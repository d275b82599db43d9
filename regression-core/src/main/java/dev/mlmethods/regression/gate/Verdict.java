package dev.mlmethods.regression.gate;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an evaluation compares to its baseline. */
public enum Verdict {
    /** The same bits: parameters, predictions and metrics. */
    IDENTICAL("identical", true),
    /** The same metrics, but other bits. */
    EQUIVALENT("equivalent", true),
    /** Other metrics, none of which is further off than its tolerance. */
    WITHIN_TOLERANCE("within tolerance", true),
    /** A metric is better by more than its tolerance, and none is worse by more. */
    IMPROVED("improved", true),
    /** A metric is worse by more than its tolerance, or not defined any more. */
    REGRESSED("regressed", false),
    /** Held to the baseline of another branch it fails, but this branch has a baseline of its own that allows it. */
    ACCEPTED("accepted in this branch", true),
    /** The test rows are others, so nothing can be said of the model. */
    NOT_COMPARABLE("not comparable", false),
    /** There is nothing to compare to. */
    NO_BASELINE("no baseline", false),
    /** The inputs and this library are the same, the output is not, although the engine promises that: something is broken. */
    UNEXPLAINED("unexplained", false);

    private final String text;
    private final boolean passes;

    Verdict(String text, boolean passes) {
        this.text = text;
        this.passes = passes;
    }

    /** The verdict in words, in JSON, too. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether the build may go on. */
    public boolean passes() {
        return passes;
    }
}
