package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import java.util.function.Function;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;

/**
 * Has Maven configure goals of this plugin as if they were to run, which says where they write, and what they would do.
 *
 * @param plugins of Maven, which configure
 * @param calls to other modules and executions
 */
record ConfiguredGoals(MavenPluginManager plugins, CallRunner calls) {
    /**
     * What a goal says that has been configured, and will not run.
     *
     * @param call where it would run
     * @param type of the goal
     * @param question to it
     * @throws RegressionException if it can't be configured, or as the question throws it
     */
    <M extends AbstractRegressionMojo, R> R ask(Call call, String goal, Class<M> type, Function<M, R> question) {
        // With the classes of this plugin, for the module may give it dependencies, and so other classes.
        MojoExecution execution = new MojoExecution(
                calls.called().getMojoDescriptor().getPluginDescriptor().getMojo(goal), call.execution());
        execution.setConfiguration(calls.execution(call, goal).getConfiguration());
        try {
            M mojo = type.cast(plugins.getConfiguredMojo(Mojo.class, calls.sessionIn(call.module()), execution));
            try {
                return question.apply(mojo);
            } finally {
                plugins.releaseMojo(mojo, execution);
            }
        } catch (RegressionException e) {
            throw e;
        } catch (Exception e) {
            throw new RegressionException(
                    "The goal " + goal + " of " + call.module().getArtifactId() + " cannot be configured: "
                            + e.getMessage(),
                    e);
        }
    }
}
