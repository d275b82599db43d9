package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.util.Set;
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

    @Inject
    SweepMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void run() {
        requireThreads("parallelism", parallelism);
        Shard share = shard == null ? null : Shard.parse(shard);
        SweepSpec spec = spec();
        boolean givesModel = !plan && share == null;
        if (givesModel) {
            prepareFolder(spec);
        }
        tellPreset(Set.copyOf(spec.space().fields()));
        work(
                new WorkerRequest.Sweep(
                        backend(),
                        basedir().toString(),
                        folder().toString(),
                        spec,
                        threads(),
                        parallelism,
                        plan,
                        finalTraining(),
                        share),
                new SweepProgressLine(display(), spec.objective().objective(), System::nanoTime));
        if (givesModel) {
            tellModel(spec);
        } else if (share != null && !plan) {
            getLog().info("Journal: " + folder().resolve(share.journal()));
        }
    }
}
