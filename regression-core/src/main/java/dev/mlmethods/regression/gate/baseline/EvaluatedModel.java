package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.version.CodeSha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that is to be accepted as a baseline or held to one.
 *
 * @param owner whose model it is
 * @param report of {@code regression:evaluate}
 * @param evaluationSha256 of its file, {@code evaluation.json}
 * @param predictions of the same evaluation
 * @param codeSha256 of this library's code; null if it isn't in a jar
 * @param commit the commit that is checked out; null outside a git work tree
 */
public record EvaluatedModel(
        ModuleExecution owner,
        EvaluationReport report,
        String evaluationSha256,
        TestPredictions predictions,
        @Nullable String codeSha256,
        @Nullable String commit) {
    /**
     * Reads the files of an evaluation, and checks that they belong to one model: the one that is there now, see {@link ResultChain}.
     *
     * @param owner whose model it is
     * @param folder that {@code regression:evaluate} wrote to
     * @param basedir a folder in the git work tree, if there is one
     * @return the evaluation
     * @throws RegressionException if a file is missing or damaged, or they don't belong to one model, or that model was trained on every row;
     *     the message says which, and what to run
     */
    public static EvaluatedModel read(ModuleExecution owner, Path folder, Path basedir) {
        Path file = folder.resolve(EvaluationReport.FILE);
        EvaluationReport report = EvaluationReport.read(file);
        if (report.isOfFinalModel()) {
            throw new RegressionException("The evaluation in " + folder + " is of the model "
                    + folder.resolve(report.model()).normalize()
                    + ", which was trained on every row of its dataset. It can neither be a baseline nor be compared with one: that takes the model that was trained on"
                    + " only the training rows. Run regression:evaluate with that model, model.zip beside it.");
        }
        TestPredictions predictions = TestPredictions.read(folder.resolve(TestPredictions.FILE));
        ResultChain.requireEvaluation(folder, report, predictions);
        try {
            return new EvaluatedModel(
                    owner,
                    report,
                    Sha256.of(Files.readAllBytes(file)),
                    predictions,
                    CodeSha256.ofThisLibrary(),
                    GitRepository.of(basedir).head().orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " or the jar of this library", e);
        }
    }

    /**
     * {@return the files that this was read from, and those that it describes}
     *
     * @param folder as in {@link #read}
     * @param basedir the folder that a relative path of a dataset starts from
     */
    public InputFiles files(Path folder, Path basedir) {
        InputFiles files = InputFiles.none()
                .with("evaluation", folder.resolve(EvaluationReport.FILE))
                .with("predictions", folder.resolve(TestPredictions.FILE))
                .with("model", folder.resolve(report.model()));
        for (String dataset :
                List.of(report.dataset(), report.specification().data().dataset())) {
            Path file = DatasetPath.file(dataset, basedir).orElse(null);
            files = file == null ? files : files.with("dataset", file);
        }
        return files;
    }

    /** {@return all metrics of the network that are defined, by split and name} */
    public Map<String, Map<String, Double>> metrics() {
        ModelMetrics network = report.network();
        Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put("test", values(network.test()));
        if (network.validation() != null) {
            metrics.put("validation", values(network.validation()));
        }
        if (network.train() != null) {
            metrics.put("train", values(network.train()));
        }
        return Collections.unmodifiableMap(metrics);
    }

    /** {@return the defined metrics on the test rows of predicting the mean of the training rows, by name} */
    public Map<String, Double> metricsOfTrainingMean() {
        return values(report.trainingMean().test());
    }

    private static Map<String, Double> values(Map<String, Estimate> estimates) {
        Map<String, Double> values = new LinkedHashMap<>();
        estimates.forEach((metric, estimate) -> values.put(metric, estimate.value()));
        return Collections.unmodifiableMap(values);
    }

    /** {@return what computed the evaluation} */
    public PlatformWithCode platform() {
        return new PlatformWithCode(report.provenance().platform(), codeSha256);
    }
}
