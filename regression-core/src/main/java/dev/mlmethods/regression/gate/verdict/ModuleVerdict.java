package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one model of the build, or that there is none which counts.
 *
 * @param name of the module and the execution, as the page shows it
 * @param standing whether the verdict counts
 * @param result what its gate found; null where there is no verdict
 * @param note why it doesn't count; empty where it does
 * @param command how its goals are called
 */
public record ModuleVerdict(
        String name, Standing standing, @Nullable CheckResult result, String note, GoalCommand command) {
    /** Whether a verdict counts. */
    public enum Standing {
        /** It is of what is checked out and configured, and of the last build. */
        CURRENT,
        /** It is of another commit, of another configuration, or of other data or files, or an earlier build left it. */
        STALE,
        /** The POM has a check, which has left no verdict. */
        MISSING,
        /** The check is skipped, or no phase runs it. */
        SKIPPED;

        /** Whether nobody knows how such a model compares, though somebody should. */
        public boolean isGap() {
            return this == STALE || this == MISSING;
        }
    }

    /** A verdict that counts, in a project with one model. */
    public ModuleVerdict(String name, CheckResult result) {
        this(name, result, GoalCommand.PLAIN);
    }

    /** A verdict that counts. */
    public ModuleVerdict(String name, CheckResult result, GoalCommand command) {
        this(name, Standing.CURRENT, result, "", command);
    }
}
