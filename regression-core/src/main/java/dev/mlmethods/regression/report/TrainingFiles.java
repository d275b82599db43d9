package dev.mlmethods.regression.report;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.internal.StagedFiles;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.util.List;

/** What a training leaves in the output folder: these, and {@value TrainingReport#FILE}, which is the last to appear. */
public final class TrainingFiles {
    /** The model. */
    public static final String MODEL = "model.zip";
    /** The losses of each epoch: {@code epoch}, {@code loss}, {@code validationLoss}, which is empty where it wasn't taken. */
    public static final String LOSSES = "losses.csv";
    /** The wall-clock times. */
    public static final String TIMINGS = "timings.json";

    /** The names of all of them. */
    public static final List<String> ALL = List.of(MODEL, LOSSES, TIMINGS, TrainingReport.FILE);

    private TrainingFiles() {}

    /**
     * Writes the files into the folder that the caller opened before the training, for a folder that cannot be written to
     * should not cost one.
     *
     * @param fingerprint what the caller wants to find in {@code training.json} to know that nothing has changed
     * @param startSeconds from the start of the process to its request; next to nothing where it has served others before
     * @param backendSeconds from there until the engine was there; with {@code dl4j}, ND4J loads its libraries then
     * @param totalSeconds from there to here, the start included
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether those that were there are unchanged
     */
    public static void write(
            StagedFiles files,
            TrainingResult result,
            String fingerprint,
            double startSeconds,
            double backendSeconds,
            double totalSeconds) {
        byte[] model = result.model().toBytes();
        files.write(MODEL, model);
        files.write(LOSSES, LossFile.csv(result.history()));
        files.write(
                TIMINGS,
                Json.file(new Timings(
                        startSeconds,
                        backendSeconds,
                        result.dataSeconds(),
                        result.history().trainingSeconds(),
                        result.evaluationSeconds(),
                        totalSeconds)));
        files.write(TrainingReport.FILE, Json.file(report(result, Sha256.of(model), fingerprint)));
        files.commit();
    }

    /** The fields of {@code timings.json}. */
    private record Timings(
            double startSeconds,
            double backendSeconds,
            double dataSeconds,
            double trainingSeconds,
            double evaluationSeconds,
            double totalSeconds) {}

    private static TrainingReport report(TrainingResult result, String modelSha256, String fingerprint) {
        RegressionModel model = result.model();
        return new TrainingReport(
                TrainingReport.FORMAT_VERSION,
                fingerprint,
                modelSha256,
                model.parametersSha256(),
                model.features(),
                model.target(),
                model.specification(),
                result.history().ofWeights(),
                model.metrics(),
                model.findings(),
                TrainingAdvice.of(result),
                model.provenance());
    }
}
