package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.baseline.ResultChain;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.predictor.text.VisibleText;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Trains the last model again, in workers with other numbers of threads and other vector widths, and fails if any byte of {@code model.zip}, {@code model-final.zip},
 * {@code losses.csv} or {@code training.json} differs.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", requiresProject = false, threadSafe = true, configurator = ParameterConfigurator.HINT)
public final class VerifyMojo extends AbstractWorkerMojo {
    private static final String FOLDER = "verify";
    private static final List<String> FILES = List.of(TrainingFiles.MODEL, TrainingFiles.LOSSES, TrainingReport.FILE);

    @Inject
    VerifyMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /**
     * A way to train.
     *
     * @param threads of the engine
     * @param jvmArguments of the worker
     */
    private record Variant(int threads, String jvmArguments) {}

    private static Map<String, Variant> variants() {
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        Map<String, Variant> variants = new LinkedHashMap<>();
        variants.put("1 thread", new Variant(1, ""));
        variants.put(cores + " threads", new Variant(cores, ""));
        variants.put(cores + 1 + " threads", new Variant(cores + 1, ""));
        variants.put("vectors of 128 bits", new Variant(1, "-XX:MaxVectorSize=16"));
        variants.put("vectors of 256 bits", new Variant(1, "-XX:MaxVectorSize=32"));
        return variants;
    }

    @Override
    void run() throws MojoFailureException {
        ResultChain.requireModel(new LastTraining(outputDirectory()).model());
        TrainingReport training = new LastTraining(outputDirectory()).report();
        ImportedFiles imported = training.provenance().imported();
        if (imported != null) {
            throw new RegressionException("The model " + new LastTraining(outputDirectory()).model() + " was "
                    + imported.text()
                    + ", so there is no training to repeat. verify is for models that train has trained.");
        }
        List<String> verified = new ArrayList<>();
        for (Map.Entry<String, Variant> variant : variants().entrySet()) {
            Path folder =
                    outputDirectory().resolve(FOLDER).resolve(variant.getKey().replace(' ', '-'));
            take(folder, training.fingerprint());
            // A separate process each time, so that nothing is left from an earlier training.
            workAlone(
                    new WorkerRequest.Train(
                            backend(),
                            basedir().toString(),
                            folder.toString(),
                            training.specification(),
                            variant.getValue().threads(),
                            training.fingerprint(),
                            List.of(),
                            training.finalModel() == null ? FinalTraining.NONE : FinalTraining.ALL),
                    Progress.NONE,
                    variant.getValue().jvmArguments());
            compare(training, folder, variant.getKey());
            verified.add(variant.getKey());
        }
        getLog().info("Verified: " + verified.size() + " more trainings gave the same bytes, with "
                + String.join(", ", verified) + ".");
    }

    private void compare(TrainingReport training, Path folder, String variant) throws MojoFailureException {
        TrainingReport again = new LastTraining(folder).report();
        if (!again.provenance().dataSha256().equals(training.provenance().dataSha256())) {
            throw new RegressionException("The dataset has changed since the model was trained on it."
                    + " Train again with regression:train, and verify that.");
        }
        List<String> files = new ArrayList<>(FILES);
        if (training.finalModel() != null) {
            files.add(FinalModel.FILE);
        }
        for (String file : files) {
            if (isOther(file, folder)) {
                throw new MojoFailureException(VisibleText.of("Trained again with " + variant + ", " + file
                        + " is another one"
                        + parameters(training, again) + "; compare " + folder + " to " + outputDirectory() + ". "
                        + promise(training)));
            }
        }
    }

    private static String parameters(TrainingReport training, TrainingReport again) {
        String before = training.parametersSha256();
        String now = again.parametersSha256();
        return before.equals(now) ? "" : ", with the parameters " + now + " instead of " + before;
    }

    private boolean isOther(String file, Path folder) {
        try {
            return Files.mismatch(outputDirectory().resolve(file), folder.resolve(file)) >= 0;
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    private static String promise(TrainingReport training) {
        String engine = training.provenance().platform().engine();
        return engine.equals(EngineName.VECTOR.parameterName())
                ? "The engine vector promises the same bits: the machine or this library is broken, or the files are from another commit,"
                        + " JVM or release; train again with regression:train, and verify that."
                : "The engine " + engine + " does not promise the same bits; vector does.";
    }
}
