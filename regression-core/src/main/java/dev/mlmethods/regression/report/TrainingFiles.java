package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.ImportResult;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training writes into the output folder: these, {@value Timings#FILE} and {@value TrainingReport#FILE}, which is the last to appear. There is
 * a {@value FinalModel#FILE} only if a final model was trained.
 */
public final class TrainingFiles {
    /** The model. */
    public static final String MODEL = "model.zip";
    /** The losses of each epoch: {@code epoch}, {@code loss}, {@code validationLoss}, which is empty if it wasn't taken. */
    public static final String LOSSES = "losses.csv";

    /** The names of all of them. */
    public static final List<String> ALL = List.of(MODEL, FinalModel.FILE, LOSSES, Timings.FILE, TrainingReport.FILE);

    private TrainingFiles() {}

    /**
     * Writes the files into the folder that the caller opened before the training, so that a folder that cannot be written to doesn't waste a
     * training. The final model of an earlier training is removed if this one has none.
     *
     * @param files the folder; the files in it are committed
     * @param result what was trained, with its losses and metrics
     * @param fingerprint what the caller will look for in {@code training.json} to know that nothing has changed
     * @param timings what the training took, in seconds
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether existing ones are unchanged
     */
    public static void write(StagedFiles files, TrainingResult result, String fingerprint, Timings timings) {
        ModelFiles model = ModelFiles.of(result);
        model.write(files, timings);
        files.write(TrainingReport.FILE, Json.file(report(result, model.sha256(), model.finalModel(), fingerprint)));
        model.commit(files);
    }

    /**
     * Writes the files of an imported model, whose training isn't known: all but the losses. The losses and the final model of an earlier training are
     * removed.
     *
     * @param files the folder that the caller opened before the import; the files in it are committed
     * @param result what was imported, with its metrics
     * @param fingerprint what the caller will look for in {@code training.json} to know that nothing has changed
     * @param timings what the import took, in seconds
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written, or removed; the message says whether existing ones are unchanged
     */
    public static void write(StagedFiles files, ImportResult result, String fingerprint, Timings timings) {
        byte[] model = result.model().toBytes();
        files.write(MODEL, model);
        files.write(Timings.FILE, Json.file(timings));
        files.write(TrainingReport.FILE, Json.file(report(result, Sha256.of(model), fingerprint)));
        files.commit();
        FinalModelFile.NONE.removeEarlier(files);
        EarlierFile.remove(files.folder().resolve(LOSSES), "the losses of an earlier training");
    }

    private static TrainingReport report(ImportResult result, String modelSha256, String fingerprint) {
        RegressionModel model = result.model();
        return new TrainingReport(
                TrainingReport.FORMAT_VERSION,
                fingerprint,
                modelSha256,
                model.parametersSha256(),
                null,
                model.features(),
                model.target(),
                model.specification(),
                result.division(),
                null,
                model.metrics(),
                model.findings(),
                TrainingAdvice.of(result),
                model.provenance());
    }

    private static TrainingReport report(
            TrainingResult result, String modelSha256, @Nullable FinalModel finalModel, String fingerprint) {
        RegressionModel model = result.model();
        return new TrainingReport(
                TrainingReport.FORMAT_VERSION,
                fingerprint,
                modelSha256,
                model.parametersSha256(),
                finalModel,
                model.features(),
                model.target(),
                model.specification(),
                result.division(),
                result.history().ofWeights(),
                model.metrics(),
                model.findings(),
                TrainingAdvice.of(result),
                model.provenance());
    }
}
