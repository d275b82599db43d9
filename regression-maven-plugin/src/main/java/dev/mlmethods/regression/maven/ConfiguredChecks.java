package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;

/**
 * Has Maven configure checks as if they were to run, which says where they write.
 *
 * @param plugins of Maven, which configure
 * @param calls to other modules
 */
record ConfiguredChecks(MavenPluginManager plugins, CallRunner calls) {
    /** The goal that leaves verdicts. */
    static final String GOAL = "check";

    /**
     * The model that a check is about.
     *
     * @param shown how messages show a path
     * @throws RegressionException if the check can't be configured
     */
    GatedModel model(Call call, Function<Path, String> shown) {
        // With the classes of this plugin, for the module may give it dependencies, and so other classes.
        MojoExecution execution = new MojoExecution(
                calls.called().getMojoDescriptor().getPluginDescriptor().getMojo(GOAL), call.execution());
        execution.setConfiguration(calls.execution(call, GOAL).getConfiguration());
        try {
            CheckMojo check =
                    (CheckMojo) plugins.getConfiguredMojo(Mojo.class, calls.sessionIn(call.module()), execution);
            try {
                return new GatedModel(
                        check.moduleExecution().name(),
                        check.basedir(),
                        check.outputDirectory(),
                        shown.apply(check.outputDirectory()),
                        check.isSkipped(),
                        check.goalCommand());
            } finally {
                plugins.releaseMojo(check, execution);
            }
        } catch (Exception e) {
            throw new RegressionException(
                    "The check of " + call.module().getArtifactId() + " cannot be configured: " + e.getMessage(), e);
        }
    }
}
