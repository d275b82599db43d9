package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.hash.ShortId;

/**
 * How a check treats a missing baseline.
 *
 * @param passes whether it passes, as in a project that is about to make its first one
 * @param text what it says
 * @param remedy what it says to do
 */
public record MissingBaseline(boolean passes, String text, String remedy) {
    private static final String TEXT = "No accepted evaluation was found.";
    private static final String REMEDY = "Run regression:accept to make this evaluation the baseline.";

    /** It fails: the default. */
    public static final MissingBaseline FAILS = new MissingBaseline(false, TEXT, REMEDY);
    /** It passes. */
    public static final MissingBaseline PASSES = new MissingBaseline(true, TEXT, REMEDY);

    /**
     * The same for a baseline that was looked for in a commit.
     *
     * @param commit where the work forked
     * @param ref what it forked from, such as {@code origin/main}
     * @param file that the commit lacks
     */
    MissingBaseline inFork(String commit, String ref, String file) {
        return new MissingBaseline(
                passes,
                "The commit " + ShortId.of(commit) + ", where the work forked from " + ref + ", has no baseline " + file
                        + ".",
                "Run regression:accept and commit what it writes, or leave baselineRef out to compare with the baseline of the work tree.");
    }
}
