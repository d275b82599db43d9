package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Joins the journals of a sweep's shards, trains the best model, and writes what {@code sweep} writes without {@code shard}: the same bytes. It needs the parameters of
 * the sweep; journals of another sweep, other data, another engine or another release are refused.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "merge",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class MergeMojo extends AbstractSweepMojo {
    /**
     * The journals: files, and folders, of which every {@code journal*.jsonl} is taken, also in the folders below; relative paths begin in the module. Their order doesn't matter, nor
     * whether a trial is in several. Default: the folder {@code sweep} in the output folder, where shards that ran there have left them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.journals")
    private List<String> journals = List.of();

    @Inject
    MergeMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void run() {
        List<String> places = places().toList();
        SweepSpec spec = spec();
        prepareFolder(spec);
        tellPreset(Set.copyOf(spec.space().fields()));
        work(
                new WorkerRequest.Merge(
                        backend(), basedir().toString(), folder().toString(), spec, places, threads(), finalTraining()),
                new SweepProgressLine(display(), spec.objective().objective(), System::nanoTime));
        tellModel(spec);
    }

    private Stream<String> places() {
        if (journals.isEmpty() && !Files.isDirectory(folder())) {
            throw new RegressionException("No shard has left its journal in " + shown(folder())
                    + ". Run regression:sweep with -Dregression.shard first, or say where the journals are, such as"
                    + " -Dregression.journals=journals.");
        }
        return journals.isEmpty()
                ? Stream.of(folder().toString())
                : journals.stream().map(place -> basedir().resolve(place).toString());
    }
}
