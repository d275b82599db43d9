package dev.mlmethods.regression.report;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.internal.StagedFiles;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;
import java.util.Map;

/** What a training leaves in the output folder. They appear together, {@code training.json} last. */
public final class TrainingFiles {
    /** The model. */
    public static final String MODEL = "model.zip";
    /** The losses of each epoch: {@code epoch}, {@code loss}, {@code validationLoss}, which is empty where it wasn't taken. */
    public static final String LOSSES = "losses.csv";
    /** The wall-clock times. */
    public static final String TIMINGS = "timings.json";
    /** Everything else; the same inputs on the same platform give the same bytes. Without a hash of itself, for no verdict is drawn from it. */
    public static final String TRAINING = "training.json";

    /** The names of all of them. */
    public static final List<String> ALL = List.of(MODEL, LOSSES, TIMINGS, TRAINING);

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
        files.write(TRAINING, Json.file(Training.of(result, Sha256.of(model), fingerprint)));
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

    /** The fields of {@code training.json}; the final loss is that of the epoch whose weights the model has. */
    private record Training(
            String fingerprint,
            String modelSha256,
            String parametersSha256,
            List<String> features,
            String target,
            Specification specification,
            EpochLoss finalLoss,
            Map<String, Object> metrics,
            List<DataFinding> findings,
            Advice advice,
            Provenance provenance) {
        static Training of(TrainingResult result, String modelSha256, String fingerprint) {
            RegressionModel model = result.model();
            return new Training(
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
}
