package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one model of the build, or the fact that it has none that counts.
 *
 * @param name of the module and the execution, as the page shows it
 * @param standing whether the verdict counts
 * @param result what its gate found; null if there is no verdict
 * @param note why it doesn't count; empty if it does
 * @param command how its goals are called
 */
public record ModuleVerdict(
        String name, Standing standing, @Nullable CheckResult result, String note, GoalCommand command) {
    /** Whether a verdict counts. */
    public enum Standing {
        /** It belongs to what is checked out and configured, and to the last build. */
        CURRENT,
        /** It belongs to a different commit, configuration, data or files, or was left by an earlier build. */
        STALE,
        /** The POM has a check, but it hasn't left a verdict. */
        MISSING,
        /** The check is skipped, or no phase runs it. */
        SKIPPED;

        /** {@return whether it is unknown how such a model compares, although it should be known} */
        public boolean isGap() {
            return this == STALE || this == MISSING;
        }
    }

    /**
     * Creates a verdict that counts, in a project with one model.
     *
     * @param name of the module and the execution, as the page shows it
     * @param result what its gate found
     */
    public ModuleVerdict(String name, CheckResult result) {
        this(name, result, GoalCommand.PLAIN);
    }

    /**
     * Creates a verdict that counts.
     *
     * @param name of the module and the execution, as the page shows it
     * @param result what its gate found
     * @param command how its goals are called
     */
    public ModuleVerdict(String name, CheckResult result, GoalCommand command) {
        this(name, Standing.CURRENT, result, "", command);
    }
}
