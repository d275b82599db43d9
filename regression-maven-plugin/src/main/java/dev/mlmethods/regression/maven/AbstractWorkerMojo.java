package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.LacksZstdException;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.trees.WantedTrees;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.graph.Dependency;
import org.jspecify.annotations.Nullable;

/** What the goals that do their work in a worker have in common. */
abstract class AbstractWorkerMojo extends AbstractRegressionMojo {
    /** More than the cores of today's machines, and fewer than the threads that operating systems and containers refuse to a process. */
    private static final int MOST_THREADS = 1024;

    /** Drivers put times into the zone of their process. */
    private static final String IN_UTC = "-Duser.timezone=UTC";

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
     * on them; 1 for {@code dl4j}, whose small batches get slower with more.
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
     * Additional arguments for the worker's JVM, such as {@code -Xmx4g}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.jvmArguments")
    private @Nullable String jvmArguments;

    /**
     * The most rows of a table that are kept in memory: a larger one is read into temporary files (in {@code java.io.tmpdir}, 12 bytes per number), with the same results.
     * Default: as many as half of the worker's memory holds, at 24 bytes per number.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.memoryRows")
    private @Nullable Long memoryRows;

    /**
     * Whether the classes of the worker are archived in the local repository, so that later builds start it faster: {@code auto} (at the end of the second
     * build that
     * starts the same worker, unless the environment variable {@code CI} is set), {@code always} (at the end of the first), {@code never}. An archive takes
     * 10 to 60 MB. With {@code jvmArguments}, none is made.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.classArchive", defaultValue = "auto", required = true)
    @SuppressWarnings("NullAway.Init")
    private String classArchive;

    /**
     * The number of seconds after which the worker is stopped and the goal fails. 0: no limit.
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
        ArchivePolicy.parse(classArchive);
        // A goal that has no work for a worker would not check these.
        backend();
        if (jvm != null) {
            WorkerJvm.find(jvm, null);
        }
        WorkerJvm.arguments(jvmArguments);
        if (memoryRows != null) {
            TableMemory.requireRows(memoryRows);
        }
        if (timeoutSeconds < 0) {
            throw new RegressionException(
                    "timeoutSeconds is " + timeoutSeconds + "; it must be 0 (no limit) or a number of seconds.");
        }
    }

    /**
     * Rejects a number of threads that a process is not likely to get.
     *
     * @param parameter the name of the parameter that asks for them
     */
    static void requireThreads(String parameter, @Nullable Integer threads) {
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new RegressionException(parameter + " is " + threads + "; it must be a whole number from 1 to "
                    + MOST_THREADS + ", and more than the machine has cores are of no use.");
        }
    }

    /** Runs a request in a worker and logs its summary, followed by its warnings. */
    final WorkerEvent.Finished work(WorkerRequest request, Progress progress) {
        WorkerEvent.Finished finished = workSilently(request, progress);
        tell(finished);
        return finished;
    }

    /** Logs a summary, followed by its warnings. */
    final void tell(WorkerEvent.Finished finished) {
        finished.summary().forEach(getLog()::info);
        finished.warnings().forEach(getLog()::warn);
    }

    /** Runs a request in a worker that may have served other goals of this build, and may serve more. */
    final WorkerEvent.Finished workSilently(WorkerRequest request, Progress progress) {
        return onClasspath(request, classpath -> {
            SharedWorkers workers = SharedWorkers.of(session());
            WorkerProcess worker = taken(workers, workerJvm(), classpath);
            WorkerEvent.Finished finished = worker.run(request, timeoutSeconds, progress, getLog());
            workers.giveBack(worker);
            return finished;
        });
    }

    /** Runs a request in a worker that doesn't serve any others and whose JVM has additional arguments. */
    final WorkerEvent.Finished workAlone(WorkerRequest request, Progress progress, String moreArguments) {
        return onClasspath(request, classpath -> {
            WorkerSetup setup = setup(workerJvm(), classpath, moreArguments);
            try (WorkerProcess worker = new WorkerProcess(setup)) {
                return worker.run(request, timeoutSeconds, progress, getLog());
            }
        });
    }

    /** The jars that an executor of Spark needs to train: all but those of Spark itself. */
    final List<File> executorJars(boolean needsDl4j) {
        List<File> jars = new ArrayList<>(classpath(needsDl4j));
        driverClasspath("", needsDl4j).stream()
                .filter(jar -> jar.getName().startsWith(NativeArtifacts.SPARK))
                .forEach(jars::add);
        return jars;
    }

    /**
     * Runs a request in a driver of Spark, which doesn't serve any others.
     *
     * @param master of the cluster; empty if it isn't known here
     */
    final WorkerEvent.Finished workOnSpark(WorkerRequest request, Progress progress, String master) {
        List<File> classpath = driverClasspath(master, request.needsDl4j());
        // Other clusters have an installation of Spark.
        Optional<Path> home =
                Optional.of(outputDirectory().resolve("spark")).filter(folder -> master.startsWith("local-cluster"));
        home.ifPresent(folder -> SparkHome.write(folder, classpath));
        WorkerSetup setup = new WorkerSetup(
                workerJvm().driverCommand(arguments("")),
                classpath,
                threads == null ? 1 : threads,
                basedir(),
                home.map(SparkHome::environment).orElse(Map.of()));
        try (WorkerProcess driver = new WorkerProcess(setup)) {
            WorkerEvent.Finished finished = driver.run(request, timeoutSeconds, progress, getLog());
            tell(finished);
            return finished;
        }
    }

    /**
     * Works with a database, in a process of its own with the drivers that the user has given the plugin.
     *
     * @param shown what may be seen of anything that this process says
     */
    final void workWithDrivers(WorkerRequest request, UnaryOperator<String> shown) {
        ArtifactTypeRegistry types = session().getRepositorySession().getArtifactTypeRegistry();
        List<Dependency> drivers = pluginInPom().map(Plugin::getDependencies).orElse(List.of()).stream()
                .map(dependency -> RepositoryUtils.toDependency(dependency, types))
                .toList();
        try (DriverFolder folder = DriverFolder.create(jvmArguments)) {
            WorkerSetup setup = new WorkerSetup(
                    workerJvm().command(arguments(IN_UTC + folder.argument()), System.getenv()),
                    classpath().resolveWithAll(drivers),
                    1,
                    // Where files of databases are.
                    basedir(),
                    folder.environment());
            try (WorkerProcess worker = WorkerProcess.hiding(setup, shown)) {
                tell(worker.run(request, timeoutSeconds, Progress.NONE, getLog()));
            }
        }
    }

    private List<File> driverClasspath(String master, boolean needsDl4j) {
        return classpath().resolveWithSpark(new NativeArtifacts().spark(master), needsDl4j ? backend() : null);
    }

    /** Works with the class path that a request needs, and again with one that unpacks zstd if a file turns out to need it. */
    private WorkerEvent.Finished onClasspath(WorkerRequest request, Function<List<File>, WorkerEvent.Finished> worked) {
        Artifact lightGbm = new NativeArtifacts().lightGbm();
        try {
            return worked.apply(
                    request.needsTrees() ? classpath().resolveWith(List.of(lightGbm)) : classpath(request.needsDl4j()));
        } catch (LacksZstdException e) {
            getLog().debug("The worker needs the library for zstd.");
            Artifact zstd = new NativeArtifacts().zstd();
            return worked.apply(
                    classpath().resolveWith(request.needsTrees() ? List.of(lightGbm, zstd) : List.of(zstd)));
        }
    }

    /** What a request for an evaluation says if gradient-boosted trees are to be a reference model. */
    final WorkerRequest.ReferenceTrees referenceTrees(WantedTrees wanted) {
        Artifact lightGbm = new NativeArtifacts().lightGbm();
        try {
            classpath().resolveWith(List.of(lightGbm));
            return new WorkerRequest.ReferenceTrees(wanted, null);
        } catch (RegressionException e) {
            getLog().debug(e);
            return new WorkerRequest.ReferenceTrees(
                    wanted,
                    "Maven can't resolve " + lightGbm
                            + (session().getRepositorySession().isOffline()
                                    ? " offline; run once without -o"
                                    : "; check the network and the repositories in settings.xml"));
        }
    }

    /** Something that takes a while, during which the worker that this goal is going to ask for a training starts. */
    final <T> T whileWorkerStarts(Supplier<T> work) {
        // Maven knows the project of a toolchain only on the thread of the goal.
        WorkerJvm workerJvm = workerJvm();
        Thread start = new Thread(() -> startWorker(workerJvm), "regression-worker-start");
        start.setDaemon(true);
        start.start();
        try {
            return work.get();
        } finally {
            waitFor(start);
        }
    }

    private static void waitFor(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unless something would have to be downloaded for it. Whatever fails here fails again when the worker is asked, and is reported then. */
    private void startWorker(WorkerJvm workerJvm) {
        try {
            SharedWorkers workers = SharedWorkers.of(session());
            EngineName engine = EngineName.parse(
                    parameters().find("engine").map(GivenValue::text).orElse(EngineName.AUTO.parameterName()));
            if (!backend().needsDl4j(engine) && classpath().known().isPresent()) {
                WorkerProcess worker = taken(workers, workerJvm, classpath(false));
                worker.start(true, getLog());
                workers.giveBack(worker);
            }
        } catch (RuntimeException e) {
            getLog().debug("No worker gets ready: " + Reason.of(e));
        }
    }

    private WorkerProcess taken(SharedWorkers workers, WorkerJvm workerJvm, List<File> classpath) {
        ClassArchives classes = new ClassArchives(
                CacheFolder.of(session().getRepositorySession(), getLog()).orElse(null),
                workerJvm,
                jvmArguments == null ? ArchivePolicy.parse(classArchive) : ArchivePolicy.NEVER,
                build(),
                System.getenv());
        return workers.take(setup(workerJvm, classpath, ""), classes, getLog());
    }

    private WorkerSetup setup(WorkerJvm workerJvm, List<File> classpath, String moreArguments) {
        return new WorkerSetup(
                workerJvm.command(arguments(moreArguments), System.getenv()),
                classpath,
                threads == null ? 1 : threads,
                // Arguments may have relative paths. Without any arguments, all modules can use the same worker.
                jvmArguments == null ? Path.of(session().getExecutionRootDirectory()) : basedir());
    }

    /** Those of the user, and then others. */
    private String arguments(String moreArguments) {
        return Stream.of(
                        Objects.requireNonNullElse(jvmArguments, ""),
                        moreArguments,
                        memoryRows == null ? "" : "-D" + TableMemory.MEMORY_ROWS + "=" + memoryRows)
                .filter(arguments -> !arguments.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private WorkerJvm workerJvm() {
        return WorkerJvm.find(jvm, toolchain());
    }

    private List<File> classpath(boolean needsDl4j) {
        return needsDl4j ? classpath().resolveWithDl4j(backend()) : classpath().resolve();
    }

    private WorkerClasspath classpath() {
        return new WorkerClasspath(
                repositorySystem, session().getRepositorySession(), project().getRemotePluginRepositories(), getLog());
    }

    /** The fingerprint of a training as this goal would do it. */
    final String fingerprint(Specification specification) {
        return Fingerprint.of(specification, basedir(), backend(), threads);
    }

    /** Trains into a folder, unless the same model was already trained there. */
    final LastTraining trainedIn(Path folder, Specification specification) {
        LastTraining last = new LastTraining(folder);
        String fingerprint = fingerprint(specification);
        take(folder, fingerprint);
        if (!last.isUpToDate(fingerprint, FinalTraining.NONE)) {
            workSilently(
                    new WorkerRequest.Train(
                            backend(),
                            basedir().toString(),
                            folder.toString(),
                            specification,
                            threads,
                            fingerprint,
                            List.of()),
                    Progress.NONE);
        }
        return last;
    }

    /**
     * Claims a folder for a training of this execution; see {@link TrainedFolders#take}.
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

    /** Without a project, no plugin can have selected one, and Maven 4 fails when it is asked. */
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
        return model == null
                ? outputDirectory().resolve(TrainingFiles.MODEL)
                : model.toPath().normalize();
    }
}
