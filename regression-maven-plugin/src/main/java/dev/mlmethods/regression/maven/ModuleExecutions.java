package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;

/** Tells whose model a goal works on. */
final class ModuleExecutions {
    /** Maven's name for an execution without an id in the POM, and its prefix before {@code cli} and the names of goals. */
    private static final String DEFAULT = "default";

    private ModuleExecutions() {}

    static ModuleExecution of(MavenProject project, MojoExecution execution) {
        return of(project, execution.getMojoDescriptor(), execution.getExecutionId());
    }

    /** An execution other than the one that runs. */
    static ModuleExecution of(MavenProject project, MojoDescriptor goal, String executionId) {
        Set<String> goals = goal.getPluginDescriptor().getMojos().stream()
                .map(MojoDescriptor::getGoal)
                .collect(Collectors.toSet());
        return new ModuleExecution(module(project), executionId(executionId, goals));
    }

    static String module(MavenProject project) {
        return project.getBasedir() == null ? ModuleExecution.NO_PROJECT : project.getArtifactId();
    }

    /** The id, or the default one for {@code default}, {@code default-cli} and names such as {@code default-check}. */
    static String executionId(String id, Set<String> goals) {
        boolean isDefault = id.equals(DEFAULT)
                || id.equals(DEFAULT + "-cli")
                || (id.startsWith(DEFAULT + "-") && goals.contains(id.substring(DEFAULT.length() + 1)));
        return isDefault ? ModuleExecution.DEFAULT : id;
    }
}
