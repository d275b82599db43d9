package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.tracking.ModuleExecution;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: skipping, the output folder, and the way in which failures reach Maven. */
abstract class AbstractRegressionMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MojoExecution mojoExecution;

    /**
     * The folder that all results go to. Default: {@code regression} in the project's build folder, or
     * {@code target/regression} in the current folder where there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: regression.skip is set.");
            return;
        }
        try {
            checkParameters();
            run();
        } catch (RegressionException e) {
            throw failure(e);
        }
    }

    private static MojoExecutionException failure(RegressionException e) {
        boolean isFolded = e.getCause() == null || e.getCause() instanceof FoldedStackTrace;
        return new MojoExecutionException(e.getMessage(), isFolded ? e : FoldedStackTrace.of(e));
    }

    /** Finds what is wrong before anything is done. */
    void checkParameters() {
        ParameterNames names = ParameterNames.of(mojoExecution.getMojoDescriptor());
        names.requireKnown(mojoExecution.getPlugin());
        names.warnings(session.getUserProperties()).forEach(getLog()::warn);
    }

    /** Does the goal's work; a {@link RegressionException} becomes Maven's. */
    abstract void run() throws MojoFailureException;

    final boolean isSkipped() {
        return skip;
    }

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    /** Whose model this goal works on; the same for all goals of an execution, whether a phase or the command line calls them. */
    final ModuleExecution moduleExecution() {
        return ModuleExecutions.of(project, mojoExecution);
    }

    final Path outputDirectory() {
        return outputDirectory == null ? outputDirectory(project) : outputDirectory.toPath();
    }

    /** Where a module has its results if it isn't told otherwise. */
    final Path outputDirectory(MavenProject module) {
        // Without a project the build folder is an expression that nobody has evaluated.
        Path target = module.getBasedir() == null
                ? basedir().resolve("target")
                : Path.of(module.getBuild().getDirectory());
        return target.resolve("regression");
    }

    /** The given file, or the one of that name beside the POM, or in the current folder where there is no project. */
    final Path besidePom(@Nullable File file, String name) {
        return file == null ? basedir().resolve(name) : file.toPath();
    }

    /** A file as messages show it: relative to {@link #basedir} if it is in there. */
    final String shown(Path file) {
        return (file.startsWith(basedir()) ? basedir().relativize(file) : file).toString();
    }

    /** The project's folder, or the current one where there is no project. */
    final Path basedir() {
        File basedir = project.getBasedir();
        return basedir == null ? Path.of(session.getExecutionRootDirectory()) : basedir.toPath();
    }
}
