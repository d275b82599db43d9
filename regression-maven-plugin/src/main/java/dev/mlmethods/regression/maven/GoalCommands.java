package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Finds the command lines that a user would type to call the goals for a module and an execution. */
final class GoalCommands {
    /** Paths that no shell splits or expands. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[\\w./-]+");

    private static final Set<String> OF_A_MODEL = Set.of(
            "train",
            "import",
            "evaluate",
            "check",
            "accept",
            "record",
            "report",
            "predict",
            "export",
            "describe",
            "sweep",
            "merge",
            "tune",
            "verify");

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
                suffix(model.execution()),
                others(module, execution, model),
                pom(session)
                        + (module.getBasedir() == null || module.isExecutionRoot()
                                ? ""
                                : " -pl " + selector(session, module)));
    }

    /** The option for a POM that Maven wouldn't find by itself in the folder where it was started. */
    private static String pom(MavenSession session) {
        File pom = session.getRequest().getPom();
        String started = session.getSystemProperties().getProperty("user.dir");
        if (pom == null || started == null) {
            return "";
        }
        Path path = relative(Path.of(started), pom.toPath());
        String shown = path.toString().replace(File.separatorChar, '/');
        return path.equals(Path.of("pom.xml"))
                ? ""
                : " -f " + (PLAIN_PATH.matcher(shown).matches() ? shown : '"' + shown + '"');
    }

    private static Path relative(Path folder, Path path) {
        return folder.isAbsolute() && Objects.equals(folder.getRoot(), path.getRoot()) ? folder.relativize(path) : path;
    }

    private static String suffix(String execution) {
        return execution.equals(ModuleExecution.DEFAULT) ? "" : "@" + execution;
    }

    /** Of the goals that are in the POM, those that are in a different execution. */
    private static Map<String, String> others(MavenProject module, MojoExecution execution, ModuleExecution model) {
        Map<String, String> others = new HashMap<>();
        Call.executions(module, execution.getPlugin().getKey()).ifPresent(executions -> {
            for (String goal : OF_A_MODEL) {
                String nearest = ModuleExecutions.executionId(executions.nearest(model.execution(), goal), OF_A_MODEL);
                if (!nearest.equals(model.execution())) {
                    others.put(goal, suffix(nearest));
                }
            }
        });
        return others;
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
