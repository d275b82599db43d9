package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * A module, and the execution in it that a goal called from the command line works in.
 *
 * @param module of the build
 * @param execution of the plugin in its POM, or {@value ConfiguredExecutions#COMMAND_LINE}
 */
record Call(MavenProject module, String execution) {
    private static final String POM = "pom";

    /**
     * Where a goal works: Maven calls a goal that doesn't need a project only in the first module.
     *
     * @param modules the selected ones, in the order of the build
     * @param called what Maven calls
     * @throws RegressionException if none of several modules configures the plugin, or none has the execution that was asked for
     */
    static List<Call> of(List<MavenProject> modules, MojoExecution called) {
        String key = called.getPlugin().getKey();
        String execution = called.getExecutionId();
        if (!execution.equals(ConfiguredExecutions.COMMAND_LINE)) {
            return named(modules, key, execution);
        }
        List<Call> calls = modules.stream()
                .flatMap(module -> of(module, key, called.getGoal()).stream())
                .toList();
        if (calls.isEmpty() && modules.size() == 1) {
            return List.of(new Call(modules.get(0), execution));
        }
        if (calls.isEmpty()) {
            throw new RegressionException(
                    "None of the " + modules.size() + " selected modules configures "
                            + called.getArtifactId()
                            + ". Declare it in the POM of one, select one that does with -pl, or add -N to work only in this folder.");
        }
        return calls;
    }

    /** The executions of one module in which a goal works; none if it doesn't configure the plugin, or is a parent without a model. */
    static List<Call> of(MavenProject module, String plugin, String goal) {
        List<String> ids = executions(module, plugin).map(one -> one.of(goal)).orElse(List.of());
        boolean isConfigured =
                executions(module, plugin).isPresent() && !module.getPackaging().equals(POM);
        return (ids.isEmpty() && isConfigured ? List.of(ConfiguredExecutions.COMMAND_LINE) : ids)
                .stream().map(id -> new Call(module, id)).toList();
    }

    /** The executions of one module that have a goal and that no phase runs. */
    static List<Call> setAside(MavenProject module, String plugin, String goal) {
        return executions(module, plugin).map(one -> one.setAside(goal)).orElse(List.of()).stream()
                .map(id -> new Call(module, id))
                .toList();
    }

    private static List<Call> named(List<MavenProject> modules, String plugin, String execution) {
        List<Call> calls = modules.stream()
                .filter(module -> executions(module, plugin)
                        .filter(one -> one.ids().contains(execution))
                        .isPresent())
                .map(module -> new Call(module, execution))
                .toList();
        if (calls.isEmpty()) {
            List<String> ids = modules.stream()
                    .flatMap(module -> executions(module, plugin).map(ConfiguredExecutions::ids).stream()
                            .flatMap(List::stream))
                    .distinct()
                    .toList();
            throw new RegressionException("No " + (modules.size() == 1 ? "" : "selected ")
                    + "module has an execution '" + execution + "' of this plugin; "
                    + NearNames.nearest(execution, ids)
                            .map(near -> "did you mean @" + near + "?")
                            .orElse(
                                    ids.isEmpty()
                                            ? "leave @" + execution + " out."
                                            : "there are " + String.join(", ", ids) + "."));
        }
        return calls;
    }

    /**
     * What the user needs to know if a goal has failed only in a parent: its POM may declare the plugin for its modules, and so look as if it had a
     * model itself.
     *
     * @param selected modules of the build
     * @return a sentence; empty if there is nothing to say
     */
    static String hint(List<MavenProject> selected, String plugin) {
        return selected.size() == 1
                        && !selected.get(0).getModel().getModules().isEmpty()
                        && selected.get(0).getPlugin(plugin) == null
                ? "The POM of " + selected.get(0).getArtifactId()
                        + " declares no model itself, and nothing else is selected: without -N or -pl, a goal works in the modules that do."
                : "";
    }

    static Optional<ConfiguredExecutions> executions(MavenProject module, String plugin) {
        return Stream.ofNullable(module.getPlugin(plugin))
                .findFirst()
                .map((Plugin declared) -> new ConfiguredExecutions(declared));
    }
}
