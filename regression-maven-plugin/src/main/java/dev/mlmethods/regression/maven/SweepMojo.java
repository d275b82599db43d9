package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Trains many networks that differ in some parameters, compares them on validation rows, and writes {@code report.html}, {@code trials.csv},
 * {@code sweep.json}, {@code timings.json} and the best one's {@code model.zip}, and with {@code finalTraining} its {@code model-final.zip}, into {@code sweep}
 * in the output folder. Nothing is trained twice: a sweep that was stopped continues, and a larger one reuses earlier trials. With {@code shard}, it trains a share of the trials into a
 * journal, and {@code merge} does the rest.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "sweep",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class SweepMojo extends AbstractSweepMojo {
    private static final String LOCAL = "local";
    private static final String SPARK = "spark";
    private static final String MASTER = "spark.master";

    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*:/.+");

    /**
     * How many trainings run at a time, from 1 to 1024. No result depends on it. Default: {@code threads}, or all cores.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.parallelism")
    private @Nullable Integer parallelism;

    /**
     * Only says what would be trained and what it would cost.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.plan", defaultValue = "false")
    private boolean plan;

    /**
     * Which share of the trials is trained, and how many shares there are, such as {@code 2/4} for the second of four. Each share is a process of its own, on any
     * machine, and only writes its journal, such as {@code journal-2-of-4.jsonl}; {@code merge} joins the journals of all and trains the best model.
     * Trials that share a training are in one share. Not with {@code successiveHalving}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.shard")
    private @Nullable String shard;

    /**
     * What runs the trainings: {@code local} (the worker), or {@code spark} (a cluster of Apache Spark 4.2, whose driver is the worker). No result depends on it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.executor", defaultValue = "local", required = true)
    @SuppressWarnings("NullAway.Init")
    private String executor;

    /**
     * With {@code executor=spark}, the master of the cluster, such as {@code spark://host:7077}, or {@code local-cluster[2,1,1024]} for two executors of one core and
     * 1024 MB each on this machine. Default: {@code spark.master} in {@code sparkProperties} or in {@code jvmArguments}, else the environment variable {@code SPARK_MASTER}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.sparkMaster")
    private @Nullable String sparkMaster;

    /**
     * Properties of Spark by name, such as {@code spark.executor.memory}. As properties of the build, each separately:
     * {@code -Dregression.sparkProperties.spark.executor.memory=4g}.
     *
     * @since 0.1.0
     */
    @Parameter
    @SuppressWarnings("UnusedVariable") // The field makes it a parameter; its entries are read with their places.
    private Map<String, String> sparkProperties = Map.of();

    /**
     * How executors of Spark get the file of {@code dataset}: {@code broadcast} (the worker sends it), {@code path} (all machines have it under the same path), or its
     * URL, such as {@code s3a://bucket/prices.csv}, which they read through Hadoop's file systems. Built-in datasets need nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.sparkDataset", defaultValue = "broadcast", required = true)
    @SuppressWarnings("NullAway.Init")
    private String sparkDataset;

    @Inject
    SweepMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void run() {
        requireThreads("parallelism", parallelism);
        Shard share = shard == null ? null : Shard.parse(shard);
        boolean onSpark = isOnSpark(share);
        // A driver of Spark is another worker than the one that would start meanwhile.
        SweepSpec spec = onSpark ? spec(specification()) : spec();
        boolean givesModel = !plan && share == null;
        if (givesModel) {
            prepareFolder(spec);
        }
        tellPreset(Set.copyOf(spec.space().fields()));
        ExecutorSpec cluster = onSpark && !plan ? onSpark(spec) : null;
        WorkerRequest.Sweep request = new WorkerRequest.Sweep(
                backend(),
                basedir().toString(),
                folder().toString(),
                spec,
                threads(),
                parallelism,
                plan,
                finalTraining(),
                share,
                cluster);
        Progress progress = new SweepProgressLine(display(), spec.objective().objective(), System::nanoTime);
        if (cluster != null) {
            workOnSpark(request, progress, cluster.properties().getOrDefault(MASTER, ""));
        } else {
            work(request, progress);
        }
        if (givesModel) {
            tellModel(spec);
        } else if (share != null && !plan) {
            getLog().info("Journal: " + folder().resolve(share.journal()));
        }
    }

    private boolean isOnSpark(@Nullable Shard share) {
        if (executor.equals(LOCAL)) {
            return false;
        }
        if (!executor.equals(SPARK)) {
            throw new RegressionException("executor is '" + executor + "'; it must be " + LOCAL + " or " + SPARK + ".");
        }
        if (share != null) {
            throw new RegressionException("shard is " + share + ", but executor is " + SPARK
                    + ", which divides the trials among its executors itself; leave one of them out.");
        }
        if (!Set.of(ExecutorSpec.BROADCAST, ExecutorSpec.PATH).contains(sparkDataset)
                && !URL.matcher(sparkDataset).matches()) {
            throw new RegressionException("sparkDataset is '" + sparkDataset + "'; it must be " + ExecutorSpec.BROADCAST
                    + ", " + ExecutorSpec.PATH + ", or a URL, such as s3a://bucket/prices.csv.");
        }
        return true;
    }

    private ExecutorSpec onSpark(SweepSpec spec) {
        Map<String, String> properties = new LinkedHashMap<>();
        parameters().entries("sparkProperties").forEach((name, given) -> properties.put(name, given.text()));
        if (sparkMaster != null) {
            properties.put(MASTER, sparkMaster);
        }
        boolean needsDl4j = backend().needsDl4j(spec.specification().training().engine());
        return new ExecutorSpec(
                SPARK,
                properties,
                sparkDataset,
                executorJars(needsDl4j).stream().map(File::getAbsolutePath).toList());
    }
}
