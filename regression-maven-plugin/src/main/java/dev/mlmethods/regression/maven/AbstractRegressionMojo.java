package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What all goals share: skipping, the worker's settings, and the way in which failures reach Maven. */
abstract class AbstractRegressionMojo extends AbstractMojo {
    private final RepositorySystem repositorySystem;
    private final ToolchainManager toolchainManager;

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

    /**
     * What ND4J computes on: {@code cpu}, or {@code cuda} for an NVIDIA GPU (Linux, compute capability 3.7 to 8.9).
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.backend", defaultValue = "cpu", required = true)
    @SuppressWarnings("NullAway.Init")
    private String backend;

    /**
     * The threads that the worker computes with. Default: all cores for the engine {@code vector}, whose results don't depend
     * on them; 1 for {@code dl4j}, whose small batches become slower with more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.threads")
    private @Nullable Integer threads;

    /**
     * The Java executable, or the JDK, that the worker runs on: Java 17 or later. Default: the JDK of the build's toolchain
     * if there is one, else the one that runs Maven.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.jvm")
    private @Nullable String jvm;

    /**
     * Further arguments of the worker's JVM, such as {@code -Xmx4g}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.jvmArguments")
    private @Nullable String jvmArguments;

    /**
     * The worker is stopped and the goal fails after that many seconds. 0: no limit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.timeoutSeconds", defaultValue = "0")
    private int timeoutSeconds;

    AbstractRegressionMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        this.repositorySystem = repositorySystem;
        this.toolchainManager = toolchainManager;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: regression.skip is set.");
            return;
        }
        try {
            checkNames();
            if (threads != null && threads < 1) {
                throw new RegressionException("threads is " + threads + "; it must be a whole number of at least 1.");
            }
            if (timeoutSeconds < 0) {
                throw new RegressionException(
                        "timeoutSeconds is " + timeoutSeconds + "; it must be 0 (no limit) or a number of seconds.");
            }
            run();
        } catch (RegressionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void checkNames() {
        ParameterNames names =
                ParameterNames.of(mojoExecution.getMojoDescriptor().getPluginDescriptor());
        names.requireKnown(mojoExecution.getPlugin());
        names.warnings(session.getUserProperties()).forEach(getLog()::warn);
    }

    /** Does the goal's work; a {@link RegressionException} becomes Maven's. */
    abstract void run() throws MojoFailureException;

    /** Runs a request in a worker and logs its summary. */
    final WorkerEvent.Finished work(WorkerRequest request, Progress progress) {
        WorkerJvm workerJvm = WorkerJvm.find(jvm, toolchain());
        WorkerClasspath classpath = new WorkerClasspath(
                repositorySystem, session.getRepositorySession(), project.getRemotePluginRepositories());
        WorkerProcess worker = new WorkerProcess(
                workerJvm.command(jvmArguments),
                classpath.resolve(backend()),
                threads == null ? 1 : threads,
                basedir(),
                getLog());
        WorkerEvent.Finished finished = worker.run(request, timeoutSeconds, progress);
        finished.summary().forEach(getLog()::info);
        return finished;
    }

    /** Where progress is shown. */
    final ProgressDisplay display() {
        return ProgressDisplay.of(session, getLog());
    }

    /** Without a project, no plugin can have chosen one, and Maven 4 fails when it is asked. */
    private @Nullable Toolchain toolchain() {
        return project.getBasedir() == null ? null : toolchainManager.getToolchainFromBuildContext("jdk", session);
    }

    final Backend backend() {
        return Backend.parse(backend);
    }

    final @Nullable Integer threads() {
        return threads;
    }

    final MavenSession session() {
        return session;
    }

    final Path outputDirectory() {
        if (outputDirectory != null) {
            return outputDirectory.toPath();
        }
        // Without a project the build folder is an expression that nobody has evaluated.
        Path target = project.getBasedir() == null
                ? basedir().resolve("target")
                : Path.of(project.getBuild().getDirectory());
        return target.resolve("regression");
    }

    /** The given model, or the one in the output folder. */
    final Path modelOr(@Nullable File model) {
        return model == null ? outputDirectory().resolve(TrainingFiles.MODEL) : model.toPath();
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
