package dev.mlmethods.regression.report;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.StagedFiles;
import dev.mlmethods.regression.model.ModelEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an evaluation leaves in the output folder. The same model and data give the same bytes. */
public final class EvaluationFiles {
    /** The metrics, nested: {@code test.r2}, {@code train.rmse}, {@code leastSquares.test.r2}, ... */
    public static final String METRICS = "metrics.json";
    /** The test rows: {@code row} (0-based in the dataset), {@code actual}, {@code predicted}. */
    public static final String PREDICTIONS = "predictions.csv";
    /** The {@link EvaluationReport}. */
    public static final String EVALUATION = "evaluation.json";

    private EvaluationFiles() {}

    /**
     * Writes the files.
     *
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; those that were there are unchanged
     */
    public static void write(Path folder, ModelEvaluation evaluation, EvaluationReport report) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write(PREDICTIONS, predictions(evaluation));
            files.write(METRICS, Json.file(evaluation.evaluation().toMap()));
            files.write(EVALUATION, Json.file(report));
            files.commit();
        }
    }

    /**
     * Reads an {@value #EVALUATION} of this format version.
     *
     * @throws RegressionException if the file is missing or damaged, or has another format version; the message says which
     */
    public static EvaluationReport read(Path file) {
        try {
            byte[] json = Files.readAllBytes(file);
            JsonNode version = Json.tree(json).path("formatVersion");
            if (!version.isInt()) {
                throw damaged(file, null);
            }
            if (version.intValue() != EvaluationReport.FORMAT_VERSION) {
                throw new RegressionException("The evaluation " + file + " has format version " + version.intValue()
                        + ", and this release reads version " + EvaluationReport.FORMAT_VERSION
                        + ". Use the release that wrote it, or evaluate the model again.");
            }
            return Json.read(json, EvaluationReport.class);
        } catch (NoSuchFileException e) {
            throw new RegressionException(
                    "There is no evaluation " + file + ". Evaluate the model first, with regression:evaluate.", e);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static RegressionException damaged(Path file, @Nullable Throwable cause) {
        return new RegressionException(
                "The evaluation " + file + " is damaged: it cannot be read. Evaluate the model again.", cause);
    }

    private static byte[] predictions(ModelEvaluation evaluation) {
        CsvText csv = new CsvText("row", "actual", "predicted");
        for (ModelEvaluation.Prediction prediction : evaluation.predictions()) {
            csv.row(
                    Integer.toString(prediction.row()),
                    Json.number(prediction.actual()),
                    Json.number(prediction.predicted()));
        }
        return csv.toBytes();
    }
}
