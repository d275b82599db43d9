package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.json.JsonFault;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.report.result.TuningReport;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Whether results belong to one model. Each names by SHA-256 what it was made from, and whoever reads one checks that first:
 *
 * <ul>
 *   <li>{@code training.json}, {@code sweep.json} and {@code tuning.json} name the {@code model.zip} beside them, and the data;
 *   <li>{@code evaluation.json} names the model, the data, the test rows and the predictions in {@code predictions.csv};
 *   <li>{@code verdict.json} names the evaluation, the model and the baseline;
 *   <li>a line of the history names the same three.
 * </ul>
 *
 * <p>Documents that a verdict is based on also carry a hash of themselves, see {@link dev.mlmethods.regression.hash.ContentSha256}; {@code
 * training.json}, {@code sweep.json} and {@code tuning.json} don't, because no verdict is based on them.
 *
 * <p>{@code metrics.json} and {@code report.html} are written together with {@code evaluation.json}, and no goal reads them, so there is nothing to
 * check in them.
 */
public final class ResultChain {
    private static final String EVALUATE = "Run regression:evaluate";
    private static final String MODEL_SHA256 = "modelSha256";

    private ResultChain() {}

    /**
     * Requires that a model is the one that the files beside it describe. A model without such files, as in a repository, is always accepted.
     *
     * @param model its file; nothing is required if there is none
     * @throws RegressionException if it is a different one; the message says what to run
     */
    public static void requireModel(Path model) {
        PendingMoves.finishBeside(model);
        if (!Files.isRegularFile(model)) {
            return;
        }
        boolean isFinal = model.endsWith(FinalModel.FILE);
        Map<Path, String> named = new LinkedHashMap<>();
        Path training = model.resolveSibling(TrainingReport.FILE);
        Path sweep = model.resolveSibling(SweepReport.FILE);
        Path tuning = model.resolveSibling(TuningReport.FILE);
        Optional<TrainingReport> described = TrainingReport.find(model.resolveSibling(""));
        described.ifPresent(report -> named.put(training, isFinal ? finalModel(report) : report.modelSha256()));
        modelIn(sweep, "sweep", isFinal).ifPresent(sha256 -> named.put(sweep, sha256));
        modelIn(tuning, "tune", isFinal).ifPresent(sha256 -> named.put(tuning, sha256));
        String actual = sha256(model);
        if (named.isEmpty() || named.containsValue(actual)) {
            return;
        }
        Map.Entry<Path, String> first = named.entrySet().iterator().next();
        String is = first.getValue().isEmpty()
                ? " is of an earlier training: " + first.getKey().getFileName() + " beside it records no final model."
                : " is not the one that " + first.getKey().getFileName()
                        + " beside it records: its SHA-256 begins with " + ShortId.of(actual) + ", and "
                        + ShortId.of(first.getValue()) + " is named there.";
        throw new RegressionException("The model " + model + is + " Run regression:"
                + (first.getKey().equals(training) && described.isPresent()
                        ? described.get().provenance().goal()
                        : first.getKey().equals(tuning) ? "tune" : "sweep")
                + ".");
    }

    /** Empty if there is none. */
    private static String finalModel(TrainingReport report) {
        return report.finalModel() == null ? "" : report.finalModel().modelSha256();
    }

    /** Which model the result of a search names; empty if there is no such result, or if it has no model. */
    private static Optional<String> modelIn(Path result, String goal, boolean isFinal) {
        if (!Files.isRegularFile(result)) {
            return Optional.empty();
        }
        try {
            JsonNode model = Json.tree(Files.readAllBytes(result)).path("model");
            return model.path(MODEL_SHA256).isString()
                    ? Optional.of((isFinal ? model.path("finalModel") : model)
                            .path(MODEL_SHA256)
                            .asString(""))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new RegressionException(
                    "The file " + result + " is damaged: it " + JsonFault.text(e) + "; run regression:" + goal + ".",
                    e);
        }
    }

    /**
     * Requires that an evaluation belongs to the model that is there now, and that the predictions are the evaluation's.
     *
     * @param folder that the evaluation is in
     * @throws RegressionException if the model is missing or a different one, or the predictions are different; the message says what to run
     */
    static void requireEvaluation(Path folder, EvaluationReport report, TestPredictions predictions) {
        Path model = model(folder, report);
        PendingMoves.finishBeside(model);
        if (!Files.isRegularFile(model)) {
            throw new RegressionException("The evaluation in " + folder + " is of the model " + model
                    + ", which does not exist, so it may not be of the current model."
                    + " Run regression:" + report.provenance().goal() + " and regression:evaluate.");
        }
        requireSameModel(folder, report);
        requireSamePredictions(folder, report, predictions);
    }

    /**
     * Requires that a result to be shown belongs to the files beside it, as far as they are there: a result may be viewed where its model is missing.
     *
     * @param result an {@code evaluation.json}, a {@code sweep.json} or a {@code tuning.json}
     * @throws RegressionException if it belongs to different ones, or is damaged; the message says what to run
     */
    public static void requireShown(Path result) {
        if (result.endsWith(SweepReport.FILE) || result.endsWith(TuningReport.FILE)) {
            requireModel(result.resolveSibling(TrainingFiles.MODEL));
            return;
        }
        Path folder = result.toAbsolutePath().resolveSibling("");
        EvaluationReport report = EvaluationReport.read(result);
        if (Files.isRegularFile(model(folder, report))) {
            requireSameModel(folder, report);
        }
        Path predictions = folder.resolve(TestPredictions.FILE);
        if (Files.isRegularFile(predictions)) {
            requireSamePredictions(folder, report, TestPredictions.read(predictions));
        }
    }

    /**
     * Requires that the data are those of an evaluation.
     *
     * @param now the evaluation
     * @param data that belong to it
     * @throws RegressionException if they can't be read, or have changed since; the message says what to run
     */
    public static void requireData(EvaluatedModel now, EvaluationData data) {
        Dataset training = data.training();
        Dataset tested = now.report().heldOut() ? training : data.evaluation();
        if (!now.predictions().rowsSha256(tested).equals(now.report().testRowsSha256())) {
            throw TestPredictions.changed(tested);
        }
    }

    private static Path model(Path folder, EvaluationReport report) {
        return folder.resolve(report.model()).normalize();
    }

    private static void requireSameModel(Path folder, EvaluationReport report) {
        Path model = model(folder, report);
        String actual = sha256(model);
        if (!actual.equals(report.modelSha256())) {
            throw new RegressionException("The evaluation in " + folder + " is of another model than " + model
                    + ": it names " + ShortId.of(report.modelSha256()) + ", and the SHA-256 of the model begins with "
                    + ShortId.of(actual) + ". " + EVALUATE
                    + (report.model().equals(TrainingFiles.MODEL) ? "" : " -Dregression.model=" + model) + ".");
        }
        requireModel(model);
    }

    private static void requireSamePredictions(Path folder, EvaluationReport report, TestPredictions predictions) {
        if (predictions.rows().size() != report.rows().test()) {
            throw new RegressionException("The evaluation in " + folder + " has "
                    + report.rows().test() + " test rows, and its predictions are of "
                    + predictions.rows().size() + ". " + EVALUATE + ".");
        }
        if (!predictions.sha256().equals(report.predictionsSha256())) {
            throw new RegressionException("The evaluation in " + folder + " is of other predictions than those in "
                    + EvaluationFiles.PREDICTIONS + " there: it names " + ShortId.of(report.predictionsSha256())
                    + ", and their SHA-256 begins with " + ShortId.of(predictions.sha256()) + ". " + EVALUATE + ".");
        }
        Map<String, Double> claimed = new LinkedHashMap<>();
        report.network().test().forEach((metric, estimate) -> claimed.put(metric, estimate.value()));
        TestMetrics.of(predictions.metrics())
                .contradiction(claimed, EvaluationFiles.PREDICTIONS + " gives")
                .ifPresent(contradiction -> {
                    throw new RegressionException("The evaluation in " + folder + " is damaged: its " + contradiction
                            + ". " + EVALUATE + ".");
                });
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }
}
