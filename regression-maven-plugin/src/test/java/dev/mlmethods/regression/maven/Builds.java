package dev.mlmethods.regression.maven;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Builds of several modules, as Maven would have read them. */
final class Builds {
    static final String GROUP = "dev.mlmethods";
    static final String ARTIFACT = "regression-maven-plugin";
    static final String KEY = GROUP + ":" + ARTIFACT;

    private Builds() {}

    /** The plugin in a POM. */
    static Plugin plugin(PluginExecution... executions) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(GROUP);
        plugin.setArtifactId(ARTIFACT);
        plugin.setVersion("1.0");
        Stream.of(executions).forEach(plugin::addExecution);
        return plugin;
    }

    /**
     * An execution of it.
     *
     * @param goals separated by spaces
     * @param configuration names and values
     */
    static PluginExecution execution(String id, String goals, String... configuration) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setGoals(List.of(goals.split(" ")));
        execution.setConfiguration(configuration(configuration));
        return execution;
    }

    /** Names and values. */
    static Xpp3Dom configuration(String... namesAndValues) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Xpp3Dom child = new Xpp3Dom(namesAndValues[i]);
            child.setValue(namesAndValues[i + 1]);
            configuration.addChild(child);
        }
        return configuration;
    }

    static MavenProject module(Path folder, String packaging, Plugin... plugins) {
        Model model = new Model();
        model.setGroupId("org.example");
        model.setArtifactId(String.valueOf(folder.getFileName()));
        model.setVersion("1.0");
        model.setPackaging(packaging);
        model.setBuild(new Build());
        model.getBuild().setDirectory(folder.resolve("target").toString());
        Stream.of(plugins).forEach(model.getBuild()::addPlugin);
        MavenProject project = new MavenProject(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        return project;
    }

    /** A goal that is called from the command line. */
    static MojoExecution called(String goal, String executionId) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId(GROUP);
        descriptor.setArtifactId(ARTIFACT);
        descriptor.setVersion("1.0");
        descriptor.setPlugin(plugin());
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setGoal(goal);
        mojo.setPluginDescriptor(descriptor);
        return new MojoExecution(mojo, executionId, MojoExecution.Source.CLI);
    }

    /** {@code mvn -B -T threads} in a folder. */
    @SuppressWarnings({"deprecation", "JavaUtilDate", "NullAway"})
    static MavenSession session(Path folder, int threads, List<MavenProject> modules) {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setInteractiveMode(false);
        request.setDegreeOfConcurrency(threads);
        request.setBaseDirectory(folder.toFile());
        request.setStartTime(new Date(0));
        MavenSession session =
                new MavenSession(null, request, new DefaultMavenExecutionResult(), List.<MavenProject>of());
        session.setProjects(modules);
        return session;
    }

    /** Gives a goal what Maven would inject. */
    static <M extends AbstractRegressionMojo> M inject(
            M mojo, MavenSession session, MavenProject project, MojoExecution execution) {
        set(mojo, "session", session);
        set(mojo, "project", project);
        set(mojo, "mojoExecution", execution);
        return mojo;
    }

    private static void set(AbstractRegressionMojo mojo, String name, Object value) {
        try {
            Field field = AbstractRegressionMojo.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(mojo, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
