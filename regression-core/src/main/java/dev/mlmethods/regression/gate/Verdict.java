package dev.mlmethods.regression.gate;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an evaluation compares to its baseline. */
public enum Verdict {
    /** Parameters, predictions and metrics are the same to the bit. */
    IDENTICAL("identical", true),
    /** The same metrics, but different bits. */
    EQUIVALENT("equivalent", true),
    /** Different metrics, none of which is off by more than its tolerance. */
    WITHIN_TOLERANCE("within tolerance", true),
    /** A metric is better by more than its tolerance, and none is worse by more. */
    IMPROVED("improved", true),
    /** A metric is worse by more than its tolerance, or no longer defined. */
    REGRESSED("regressed", false),
    /** It fails if held to the baseline of another branch, but this branch has a baseline of its own that allows it. */
    ACCEPTED("accepted in this branch", true),
    /** The test rows are different, so nothing can be said about the model. */
    NOT_COMPARABLE("not comparable", false),
    /** There is nothing to compare to. */
    NO_BASELINE("no baseline", false),
    /** The inputs and this library are the same but the output isn't, although the engine promises that it is: something is broken. */
    UNEXPLAINED("unexplained", false);

    private final String text;
    private final boolean passes;

    Verdict(String text, boolean passes) {
        this.text = text;
        this.passes = passes;
    }

    /** {@return the verdict in words, which is also used in JSON, such as {@code within tolerance}} */
    @JsonValue
    public String text() {
        return text;
    }

    /** {@return whether the build may go on} */
    public boolean passes() {
        return passes;
    }
}
