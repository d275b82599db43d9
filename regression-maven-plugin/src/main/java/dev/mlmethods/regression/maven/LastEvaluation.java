package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.version.CodeSha256;
import dev.mlmethods.regression.version.Versions;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What was logged about the last evaluation of an output folder, to log it again if the model, data, parameters, this plugin and the files that it
 * wrote are the same.
 *
 * @param fingerprint of everything that it depends on
 * @param results the hashes of the files that it wrote, by name
 */
record LastEvaluation(String fingerprint, Map<String, String> results, WorkerEvent.Finished finished) {
    /** Hidden because it isn't a result. */
    private static final String FILE = ".regression-evaluated.json";

    /** The last evaluation of the same request, if its results are all there. */
    static Optional<WorkerEvent.Finished> of(WorkerRequest.Evaluate request) {
        Path folder = Path.of(request.outputDirectory());
        PendingMoves.finishIn(folder);
        try {
            LastEvaluation last = Json.read(Files.readAllBytes(folder.resolve(FILE)), LastEvaluation.class);
            return last.equals(now(request, last.finished())) ? Optional.of(last.finished()) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Stores what was logged, for {@link #of}. */
    static void keep(WorkerRequest.Evaluate request, WorkerEvent.Finished finished) {
        try {
            StagedFiles.writeOne(Path.of(request.outputDirectory()).resolve(FILE), Json.file(now(request, finished)));
        } catch (IOException e) {
            throw new RegressionException("Cannot read the evaluation: " + e.getMessage() + ".", e);
        }
    }

    private static LastEvaluation now(WorkerRequest.Evaluate request, WorkerEvent.Finished finished)
            throws IOException {
        Path folder = Path.of(request.outputDirectory());
        Map<String, String> results = new TreeMap<>();
        for (String file : EvaluationFiles.ALL) {
            results.put(file, Sha256.of(folder.resolve(file)));
        }
        String dataset = request.evaluationDataset() == null
                ? Json.tree(Files.readAllBytes(folder.resolve(EvaluationReport.FILE)))
                        .path("dataset")
                        .asString("")
                : request.evaluationDataset();
        Path model = Path.of(request.model());
        Inputs inputs = new Inputs(
                Versions.regression(),
                CodeSha256.ofThisLibrary(),
                request,
                Sha256.of(model),
                sha256(model.resolveSibling(TrainingFiles.LOSSES)),
                sha256(model.resolveSibling(TrainingReport.FILE)),
                DataSource.sha256Of(dataset, Path.of(request.basedir())).orElse(null));
        return new LastEvaluation(Sha256.of(Json.hashedLine(inputs)), results, finished);
    }

    private static @Nullable String sha256(Path file) throws IOException {
        return Files.isRegularFile(file) ? Sha256.of(file) : null;
    }

    /** The losses of a training are shown if they are beside the model. */
    private record Inputs(
            String version,
            @Nullable String coreSha256,
            WorkerRequest.Evaluate request,
            String modelSha256,
            @Nullable String lossesSha256,
            @Nullable String trainingSha256,
            @Nullable String datasetSha256) {}
}
