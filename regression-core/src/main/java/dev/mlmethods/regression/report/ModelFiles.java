package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.training.TrainingHistory;
import org.jspecify.annotations.Nullable;

/** The files of a trained model: {@value TrainingFiles#MODEL}, {@value FinalModel#FILE} if there is one, {@value TrainingFiles#LOSSES} and {@value Timings#FILE}. */
final class ModelFiles {
    private final byte[] zip;
    private final FinalModelFile finalModel;
    private final TrainingHistory history;

    private ModelFiles(byte[] zip, FinalModelFile finalModel, TrainingHistory history) {
        this.zip = zip;
        this.finalModel = finalModel;
        this.history = history;
    }

    static ModelFiles of(TrainingResult model) {
        return new ModelFiles(model.model().toBytes(), FinalModelFile.of(model), model.history());
    }

    /** Of {@value TrainingFiles#MODEL}. */
    String sha256() {
        return Sha256.of(zip);
    }

    /** The facts for the result that names the final model; null if there is none. */
    @Nullable
    FinalModel finalModel() {
        return finalModel.facts();
    }

    /** Writes all of them. */
    void write(StagedFiles files, Timings timings) {
        files.write(TrainingFiles.MODEL, zip);
        finalModel.write(files);
        files.write(TrainingFiles.LOSSES, LossFile.csv(history));
        files.write(Timings.FILE, Json.file(timings));
    }

    /** Commits these and the others that were written, and removes the final model of an earlier training if there is none now. */
    void commit(StagedFiles files) {
        files.commit();
        finalModel.removeEarlier(files);
    }
}
