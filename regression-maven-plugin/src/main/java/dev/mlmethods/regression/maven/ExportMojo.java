package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.model.ExportFormat;
import dev.mlmethods.regression.model.LayerNames;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes a model in the formats of other tools, into the output folder: {@code model.onnx}, {@code model.safetensors}, {@code model.pt}.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "export",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class ExportMojo extends AbstractWorkerMojo {
    /**
     * The formats, separated by commas: {@code onnx}, a graph that takes raw features and gives the target in its unit; {@code safetensors}, the weights and
     * the scaling; {@code pytorch}, a state dict of the weights.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.format", defaultValue = "onnx", required = true)
    private List<String> format = List.of();

    /**
     * How a graph of ONNX is written: {@code exact}, with the bits of the other goals in every runtime, or {@code fast}, with matrix products, which differ by
     * rounding. Either way, the graph is checked on the training rows before it is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.onnxForm", defaultValue = "exact", required = true)
    @SuppressWarnings("NullAway.Init")
    private String onnxForm;

    /**
     * What the layers are called in {@code model.safetensors} and {@code model.pt}: a name for each, separated by commas, the output last, such as
     * {@code fc1,fc2,out}; or one name with <code>{n}</code> for the number of the layer, which starts at 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.layerNames", defaultValue = "fc{n}", required = true)
    @SuppressWarnings("NullAway.Init")
    private String layerNames;

    /**
     * The model. Default: the one in the output folder that ships: {@code model-final.zip} if the training made one, otherwise {@code model.zip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.model")
    private @Nullable File model;

    @Inject
    ExportMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void run() {
        List<ExportFormat> formats = format.stream()
                .map(name -> ExportFormat.parse(name.strip()))
                .distinct()
                .toList();
        if (formats.isEmpty()) {
            throw new RegressionException("format is empty; give onnx, safetensors or pytorch, or several of them.");
        }
        work(
                new WorkerRequest.Export(
                        backend(),
                        basedir().toString(),
                        model().toString(),
                        outputDirectory().toString(),
                        formats,
                        OnnxForm.parse(onnxForm),
                        new LayerNames(layerNames)),
                Progress.NONE);
    }

    private Path model() {
        return model == null ? new LastTraining(outputDirectory()).shipped() : modelOr(model);
    }
}
