package dev.mlmethods.regression.maven;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The checks of a build, which need not have run in it.
 *
 * @param goals of this plugin
 */
record ConfiguredChecks(ConfiguredGoals goals) {
    /** The goal that leaves verdicts. */
    static final String GOAL = "check";

    /**
     * The model that a check is about.
     *
     * @param shown how messages show a path
     * @throws dev.mlmethods.regression.RegressionException if the check can't be configured
     */
    GatedModel model(Call call, Function<Path, String> shown) {
        return goals.ask(
                call,
                GOAL,
                CheckMojo.class,
                check -> new GatedModel(
                        check.moduleExecution().name(),
                        check.basedir(),
                        check.outputDirectory(),
                        shown.apply(check.outputDirectory()),
                        check.isSkipped(),
                        check.goalCommand()));
    }
}
