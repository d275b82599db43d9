package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes a model of a network that was trained elsewhere: of the weights that PyTorch or safetensors has saved, and of the scaler that scikit-learn has fitted.
 * Writes {@code model.zip}, {@code training.json} and {@code timings.json}, as {@code train} does; the other goals take the model as if it had been trained
 * here. Does nothing if the files, the data, the parameters and the plugin are those of the last import.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "import",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class ImportMojo extends AbstractSplitMojo {
    /**
     * The weights of the network: a state dict that {@code torch.save} has written, or safetensors. The network consists of layers like {@code nn.Linear},
     * which are found by the names and the shapes of their tensors.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.weights")
    private @Nullable File weights;

    /**
     * Which dict in the file has the weights, such as {@code model_state_dict}, if it is a checkpoint with several. Default: the only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.weightsKey")
    private @Nullable String weightsKey;

    /**
     * The {@code StandardScaler} that the rows were scaled with for the training, as {@code joblib.dump} or {@code pickle.dump} has written it. Default: the
     * tensors {@code scaler.mean} and {@code scaler.scale} beside the weights; without them, the network gets the features as they are.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.scaler")
    private @Nullable File scaler;

    /**
     * Under which key of a dict in its file the scaler is, if there are several. Default: the only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.scalerKey")
    private @Nullable String scalerKey;

    /**
     * The activation of the hidden layers, which the files don't tell: {@code relu}, {@code leakyRelu}, {@code elu}, {@code tanh}, {@code sigmoid},
     * {@code softplus}, {@code gelu} (PyTorch's {@code nn.GELU()}), {@code quickGelu}, {@code silu}, {@code mish} or {@code identity}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.activation", defaultValue = "relu", required = true)
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
    private String activation;

    /**
     * Imports even if nothing has changed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.force", defaultValue = "false")
    private boolean force;

    /**
     * Also puts the model into the classes of the module, so that it ships in the jar: the name of the resource, such as {@code META-INF/models/price.zip}.
     * An application loads it with {@code regression-predictor}. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.modelResource")
    private @Nullable String modelResource;

    @Inject
    ImportMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /**
     * What it would do, in the terms of a model that it has imported: with what it found in the files, and the features in the scaler's order.
     *
     * @param imported the specification of that model
     */
    ConfiguredTraining configured(Specification imported) {
        requireUsable();
        ImportSpec spec = spec();
        List<String> found = new ArrayList<>(ImportSpec.FOUND);
        List<String> features = spec.specification().data().features();
        if (features.isEmpty()
                || Set.copyOf(features).equals(Set.copyOf(imported.data().features()))) {
            found.add("features");
        }
        return new ConfiguredTraining(
                SpecificationFields.withFieldsOf(spec.specification(), found, imported),
                fingerprint(spec),
                parameters(),
                givenValues());
    }

    @Override
    void run() {
        ImportSpec spec = spec();
        requireApart(outputDirectory(), TrainingFiles.ALL);
        LastTraining last = new LastTraining(outputDirectory());
        ModelResource resource = modelResource == null ? null : ModelResource.of(modelResource, project());
        String fingerprint = fingerprint(spec);
        take(outputDirectory(), fingerprint);
        if (resource != null) {
            TrainedFolders.of(session()).takeResource(resource, moduleExecution(), fingerprint);
        }
        importInto(last, spec, fingerprint);
        if (resource != null) {
            resource.write(last.model());
            getLog().info("Model resource: " + resource.name());
        }
    }

    private void importInto(LastTraining last, ImportSpec spec, String fingerprint) {
        if (!force && last.isImported(fingerprint)) {
            getLog().info(
                            "Up to date: " + last.model()
                                    + " was imported from these files, with this data, these parameters and this plugin; -Dregression.force imports anyway.");
            return;
        }
        work(
                new WorkerRequest.Import(
                        backend(),
                        basedir().toString(),
                        outputDirectory().toString(),
                        spec,
                        threads(),
                        fingerprint,
                        configuredModel().gates()),
                Progress.NONE);
        getLog().info("Model: " + last.model());
    }

    private String fingerprint(ImportSpec spec) {
        return Fingerprint.of(spec, basedir(), backend(), threads());
    }

    private ImportSpec spec() {
        warnOfUnreadFile();
        if (weights == null) {
            throw new RegressionException(
                    "weights is missing; give the file of the network, which torch.save or safetensors has written, as <weights> in the POM or with -Dregression.weights.");
        }
        String dataset = dataset();
        Map<String, Object> values = givenValues();
        values.put("dataset", dataset);
        Specification specification = Defaults.NOTEBOOK.specification(DataSpec.builtIn(dataset), values);
        return new ImportSpec(
                file("weights", weights),
                weightsKey,
                scaler == null ? null : file("scaler", scaler),
                scalerKey,
                specification);
    }

    private static String file(String parameter, File given) {
        Path file = given.toPath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new RegressionException(parameter + " is " + file + ", but "
                    + (Files.isDirectory(file) ? "that is a folder" : "that file does not exist")
                    + "; give the path of a file.");
        }
        return file.toString();
    }
}
