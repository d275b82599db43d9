package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals share that have a worker do their work. */
abstract class AbstractWorkerMojo extends AbstractRegressionMojo {
    /** More cores than a machine of today has, and fewer threads than operating systems and containers refuse to a process. */
    private static final int MOST_THREADS = 1024;

    private final RepositorySystem repositorySystem;
    private final ToolchainManager toolchainManager;

    /**
     * What is trained on: {@code cpu}, or {@code cuda} for an NVIDIA GPU (Linux, compute capability 3.7 to 8.9), with the engine {@code dl4j}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.backend", defaultValue = "cpu", required = true)
    @SuppressWarnings("NullAway.Init")
    private String backend;

    /**
     * The threads that the worker computes with, from 1 to 1024. Default: all cores for the engine {@code vector}, whose results don't depend
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

    AbstractWorkerMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        this.repositorySystem = repositorySystem;
        this.toolchainManager = toolchainManager;
    }

    @Override
    final void checkParameters() {
        super.checkParameters();
        requireThreads("threads", threads);
        if (timeoutSeconds < 0) {
            throw new RegressionException(
                    "timeoutSeconds is " + timeoutSeconds + "; it must be 0 (no limit) or a number of seconds.");
        }
    }

    /**
     * Refuses a number of threads that a process is not likely to get.
     *
     * @param parameter the name of the parameter that asks for them
     */
    static void requireThreads(String parameter, @Nullable Integer threads) {
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new RegressionException(parameter + " is " + threads + "; it must be a whole number from 1 to "
                    + MOST_THREADS + ", and more than the machine has cores are of no use.");
        }
    }

    /** Runs a request in a worker and logs its summary, and behind it what it warns of. */
    final WorkerEvent.Finished work(WorkerRequest request, Progress progress) {
        WorkerEvent.Finished finished = workSilently(request, progress, "");
        finished.summary().forEach(getLog()::info);
        finished.warnings().forEach(getLog()::warn);
        return finished;
    }

    /** Runs a request in a worker whose JVM has further arguments. */
    final WorkerEvent.Finished workSilently(WorkerRequest request, Progress progress, String moreArguments) {
        WorkerJvm workerJvm = WorkerJvm.find(jvm, toolchain());
        WorkerClasspath classpath = new WorkerClasspath(
                repositorySystem, session().getRepositorySession(), project().getRemotePluginRepositories());
        WorkerProcess worker = new WorkerProcess(
                workerJvm.command(jvmArguments == null ? moreArguments : jvmArguments + " " + moreArguments),
                request.needsDl4j() ? classpath.resolveWithDl4j(backend()) : classpath.resolve(),
                threads == null ? 1 : threads,
                basedir(),
                getLog());
        return worker.run(request, timeoutSeconds, progress);
    }

    /** That of a training as this goal would do it. */
    final String fingerprint(Specification specification) {
        return Fingerprint.of(specification, basedir(), backend(), threads);
    }

    /** Trains into a folder, unless the same was trained there before. */
    final LastTraining trainedIn(Path folder, Specification specification) {
        LastTraining last = new LastTraining(folder);
        String fingerprint = fingerprint(specification);
        take(folder, fingerprint);
        if (!last.isUpToDate(fingerprint)) {
            workSilently(
                    new WorkerRequest.Train(
                            backend(),
                            basedir().toString(),
                            folder.toString(),
                            specification,
                            threads,
                            fingerprint,
                            List.of()),
                    Progress.NONE,
                    "");
        }
        return last;
    }

    /**
     * Takes a folder for a training of this execution; see {@link TrainedFolders#take}.
     *
     * @throws RegressionException if another execution of this build has trained something else there
     */
    final void take(Path folder, String fingerprint) {
        TrainedFolders.of(session()).take(folder, moduleExecution(), fingerprint, shown(folder));
    }

    /** Where progress is shown. */
    final ProgressDisplay display() {
        return ProgressDisplay.of(session(), getLog(), System::nanoTime);
    }

    /** Without a project, no plugin can have chosen one, and Maven 4 fails when it is asked. */
    private @Nullable Toolchain toolchain() {
        return project().getBasedir() == null ? null : toolchainManager.getToolchainFromBuildContext("jdk", session());
    }

    final Backend backend() {
        return Backend.parse(backend);
    }

    final @Nullable Integer threads() {
        return threads;
    }

    /** The given model, or the one in the output folder. */
    final Path modelOr(@Nullable File model) {
        return model == null ? outputDirectory().resolve(TrainingFiles.MODEL) : model.toPath();
    }
}
