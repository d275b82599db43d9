package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import java.util.function.Function;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;

/**
 * Lets Maven configure goals of this plugin as if they were to run, to find out where they write and what they would do.
 *
 * @param plugins of Maven, which configures goals
 * @param calls to other modules and executions
 */
record ConfiguredGoals(MavenPluginManager plugins, CallRunner calls) {
    /**
     * The answer of a goal that has been configured and will not run.
     *
     * @param call where it would run
     * @param type of the goal
     * @param question to the goal
     * @throws RegressionException if it can't be configured, or as the question throws it
     */
    <M extends AbstractRegressionMojo, R> R ask(Call call, String goal, Class<M> type, Function<M, R> question) {
        // With the classes of this plugin, because the module may give it dependencies and thereby different classes.
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
