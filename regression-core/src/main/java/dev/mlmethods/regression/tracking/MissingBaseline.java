package dev.mlmethods.regression.tracking;

/**
 * What a check makes of it that there is no baseline.
 *
 * @param passes whether it passes, as in a project that is about to make its first one
 * @param message what it says
 */
public record MissingBaseline(boolean passes, String message) {
    private static final String MESSAGE =
            "There is no baseline to compare with. Run regression:accept to make this evaluation the baseline.";
    private static final int SHOWN_COMMIT_DIGITS = 12;

    /** It fails: the default. */
    public static final MissingBaseline FAILS = new MissingBaseline(false, MESSAGE);
    /** It passes. */
    public static final MissingBaseline PASSES = new MissingBaseline(true, MESSAGE);

    /**
     * The same where a baseline was looked for in a commit, and to accept one here is of no use.
     *
     * @param commit where the work forked
     * @param ref from what it forked, such as {@code origin/main}
     * @param file that the commit lacks
     */
    public MissingBaseline inFork(String commit, String ref, String file) {
        return new MissingBaseline(
                passes,
                "The commit " + commit.substring(0, Math.min(SHOWN_COMMIT_DIGITS, commit.length()))
                        + ", where the work forked from " + ref + ", has no baseline " + file
                        + ". Accept one on that branch, or leave baselineRef out to compare with that of the work tree.");
    }
}
