package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Runs a goal in modules and executions other than the one that Maven calls it in, each with the configuration that Maven creates for it.
 *
 * @param lifecycle of Maven, which knows how to configure
 * @param plugins of Maven, which runs goals
 * @param session in which the goal was called
 * @param called what Maven calls
 */
record CallRunner(LifecycleExecutor lifecycle, BuildPluginManager plugins, MavenSession session, MojoExecution called) {
    /**
     * Runs the goal in one place after the other. The first failure ends this, unless Maven is told to fail at the end or never.
     *
     * @throws MojoFailureException if a gate failed and nothing else did
     * @throws MojoExecutionException if anything else failed
     */
    void run(List<Call> calls, Log log) throws MojoExecutionException, MojoFailureException {
        Map<String, Exception> failures = new LinkedHashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            String name = name(calls.get(i));
            log.info("--- " + called.getGoal() + " @ " + name + " ---");
            try {
                plugins.executeMojo(sessionIn(calls.get(i).module()), execution(calls.get(i), called.getGoal()));
            } catch (Exception e) {
                failures.put(name, e);
                if (failsFast()) {
                    throw failed(failures, names(calls.subList(i + 1, calls.size())));
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failed(failures, "");
        }
        log.info("Called " + called.getGoal() + " for " + names(calls) + ".");
    }

    /**
     * The execution of a goal as a phase would run it, so that the goal doesn't look for other places itself.
     *
     * @throws RegressionException if Maven can't configure it
     */
    MojoExecution execution(Call call, String goal) {
        String task = called.getGroupId() + ":" + called.getArtifactId() + ":" + called.getVersion() + ":" + goal + "@"
                + call.execution();
        try {
            MojoExecution planned = lifecycle
                    .calculateExecutionPlan(sessionIn(call.module()), task)
                    .getMojoExecutions()
                    .get(0);
            MojoExecution execution =
                    new MojoExecution(planned.getMojoDescriptor(), call.execution(), MojoExecution.Source.LIFECYCLE);
            execution.setConfiguration(planned.getConfiguration());
            return execution;
        } catch (Exception e) {
            throw new RegressionException("Maven cannot configure " + task + ": " + e.getMessage(), e);
        }
    }

    /**
     * The goals that the build calls in its modules.
     *
     * @throws RegressionException if Maven can't tell, for example if a plugin is built in the same build
     */
    List<MojoDescriptor> planned() {
        List<MojoDescriptor> planned = new ArrayList<>();
        for (MavenProject module : session.getProjects()) {
            try {
                lifecycle
                        .calculateExecutionPlan(
                                sessionIn(module), session.getGoals().toArray(new String[0]))
                        .getMojoExecutions()
                        .forEach(execution -> planned.add(execution.getMojoDescriptor()));
            } catch (Exception e) {
                throw new RegressionException(
                        "Maven cannot plan the build of " + module.getArtifactId() + ": " + e.getMessage(), e);
            }
        }
        return planned;
    }

    /** A session like the one that Maven creates for each module that it builds. */
    MavenSession sessionIn(MavenProject module) {
        MavenSession session = session().clone();
        session.setCurrentProject(module);
        return session;
    }

    private boolean failsFast() {
        return MavenExecutionRequest.REACTOR_FAIL_FAST.equals(session.getReactorFailureBehavior());
    }

    private String name(Call call) {
        return ModuleExecutions.of(call.module(), called.getMojoDescriptor(), call.execution())
                .name();
    }

    private String names(List<Call> calls) {
        return calls.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private static MojoExecutionException failed(Map<String, Exception> failures, String notCalled)
            throws MojoFailureException {
        String message = failures.entrySet().stream()
                        .map(failure -> VisibleText.ofLines(("In " + failure.getKey() + ": "
                                        + failure.getValue().getMessage())
                                .lines()
                                .toList()))
                        .collect(Collectors.joining("\n"))
                + (notCalled.isEmpty() ? "" : " Not called after that: " + notCalled + ".");
        Exception first = failures.values().iterator().next();
        if (failures.values().stream().allMatch(MojoFailureException.class::isInstance)) {
            throw new MojoFailureException(message, first);
        }
        return new MojoExecutionException(message, first);
    }
}
