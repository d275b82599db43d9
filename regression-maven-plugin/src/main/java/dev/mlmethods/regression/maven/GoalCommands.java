package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.tracking.ModuleExecution;
import dev.mlmethods.regression.tracking.output.GoalCommand;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Finds the command lines that a user would type to call the goals for a module and an execution. */
final class GoalCommands {
    /** Of paths that no shell takes apart. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[\\w./-]+");

    private GoalCommands() {}

    /**
     * The command lines.
     *
     * @param execution that runs a goal of the plugin
     * @param model the module and the execution that are meant
     */
    static GoalCommand of(MavenSession session, MavenProject module, MojoExecution execution, ModuleExecution model) {
        return new GoalCommand(
                isDeclared(module, execution)
                        ? GoalCommand.PREFIX
                        : execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getVersion(),
                model.execution().equals(ModuleExecution.DEFAULT) ? "" : "@" + model.execution(),
                module.getBasedir() == null || module.isExecutionRoot() ? "" : " -pl " + selector(session, module));
    }

    /** Maven looks for a prefix in the POM. */
    private static boolean isDeclared(MavenProject module, MojoExecution execution) {
        String key = execution.getPlugin().getKey();
        return module.getPlugin(key) != null
                || Optional.ofNullable(module.getPluginManagement())
                        .map(PluginContainer::getPluginsAsMap)
                        .filter(managed -> managed.containsKey(key))
                        .isPresent();
    }

    private static String selector(MavenSession session, MavenProject module) {
        Path root = Path.of(session.getExecutionRootDirectory());
        Path folder = module.getBasedir().toPath();
        String path = root.getRoot().equals(folder.getRoot())
                ? root.relativize(folder).toString().replace(File.separatorChar, '/')
                : "";
        return PLAIN_PATH.matcher(path).matches() ? path : ":" + module.getArtifactId();
    }
}
