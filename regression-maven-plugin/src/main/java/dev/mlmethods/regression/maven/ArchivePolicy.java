package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Names;
import java.util.Map;

/** Whether archives of a worker's classes are created. */
enum ArchivePolicy {
    /** From the second build on, except on CI servers, where what a build leaves behind is often discarded. */
    AUTO("auto"),
    /** In the first build that lacks one. */
    ALWAYS("always"),
    /** None is created, and none is used. */
    NEVER("never");

    private final String parameterName;

    ArchivePolicy(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * The policy with that name.
     *
     * @throws RegressionException if there is none; the message lists the valid ones
     */
    static ArchivePolicy parse(String name) {
        return Names.parse("classArchive", name, values(), policy -> policy.parameterName);
    }

    /**
     * Whether a missing archive is created.
     *
     * @param earlier whether an earlier build had the same worker
     */
    boolean makes(boolean earlier, Map<String, String> environment) {
        String ci = environment.getOrDefault("CI", "");
        return this == ALWAYS || (this == AUTO && earlier && (ci.isEmpty() || ci.equals("false")));
    }
}
