package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.nio.file.Files;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Trains a regression network on a table and writes {@code model.zip}, {@code losses.csv},
 * {@code training.json} and {@code timings.json}, and with {@code finalTraining} {@code model-final.zip}. Does nothing if the data, the specification and the
 * plugin are those of the last training.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "train",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class TrainMojo extends AbstractSpecificationMojo {
    /**
     * Trains even if nothing has changed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.force", defaultValue = "false")
    private boolean force;

    /**
     * The branch whose baseline {@code check} uses: whether git knows it is checked before anything is trained. Default: that of the executions of
     * {@code check} in the same POM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.baselineRef")
    private @Nullable String baselineRef;

    /**
     * Also puts the model, or the final one if there is one, into the classes of the module, so that it ships in the jar: the name of the
     * resource, such as {@code META-INF/models/price.zip}. It lacks the state of the optimizer, which only further training needs. An application loads it
     * with {@code regression-predictor}. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.modelResource")
    private @Nullable String modelResource;

    @Inject
    TrainMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    Defaults defaults(Preset chosen, DataSpec data) {
        return chosen.ofTraining(data, basedir());
    }

    /** What it would do. */
    ConfiguredTraining configured() {
        requireUsable();
        Specification specification = isDatasetGiven() ? specification() : null;
        return new ConfiguredTraining(
                specification, specification == null ? null : fingerprint(specification), parameters(), givenValues());
    }

    @Override
    void run() {
        requireForks();
        LastTraining last = new LastTraining(outputDirectory());
        boolean trains = isDatasetGiven() && (force || !Files.exists(last.model()));
        Specification specification = trains ? whileWorkerStarts(this::specification) : specification();
        requireApart(outputDirectory(), TrainingFiles.ALL);
        ModelResource resource = modelResource == null ? null : ModelResource.of(modelResource, project());
        String fingerprint = fingerprint(specification);
        String files = withFinalTraining(fingerprint);
        take(outputDirectory(), files);
        if (resource != null) {
            TrainedFolders.of(session()).takeResource(resource, moduleExecution(), files);
        }
        train(specification, last, fingerprint);
        if (resource != null) {
            resource.write(last.shipped());
            getLog().info("Model resource: " + resource.name());
        }
    }

    private void train(Specification specification, LastTraining last, String fingerprint) {
        if (!force && last.isUpToDate(fingerprint, finalTraining())) {
            getLog().info(
                            "Up to date: " + last.model()
                                    + " was trained on this data, with this specification and plugin; -Dregression.force trains anyway.");
            return;
        }
        requireTrained(last);
        tellPreset(Set.of());
        work(
                new WorkerRequest.Train(
                        backend(),
                        basedir().toString(),
                        outputDirectory().toString(),
                        specification,
                        threads(),
                        fingerprint,
                        configuredModel().gates(),
                        finalTraining()),
                new TrainingProgress(display(), epochs(specification)));
        getLog().info("Model: " + last.model());
        if (!last.shipped().equals(last.model())) {
            getLog().info("Final model: " + last.shipped());
        }
    }

    /** Several networks report as one. */
    private static int epochs(Specification specification) {
        return (int) specification.members().stream()
                .mapToInt(member -> member.training().epochs())
                .average()
                .orElseThrow();
    }

    /** An imported model can't be trained again from the parameters, so it isn't to be replaced by mistake. */
    private void requireTrained(LastTraining last) {
        if (!force) {
            last.imported().ifPresent(files -> {
                throw new RegressionException("The model " + last.model() + " was " + files.text()
                        + ", and a training would replace it. Give train another outputDirectory, put <goal>import</goal> in its place,"
                        + " or replace the model with -Dregression.force.");
            });
        }
    }

    /** Otherwise there would be a training first, and then a check that was bound to fail. */
    private void requireForks() {
        GitRepository git = GitRepository.of(basedir());
        Set<String> refs = configuredModel().baselineRefs();
        if (baselineRef != null) {
            refs.add(baselineRef);
        }
        refs.forEach(git::mergeBases);
    }
}
