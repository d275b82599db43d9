package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.FinalFit;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.result.FinalModel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The model that was trained on every row, in its file beside the one that was evaluated. It counts if the result beside it names its SHA-256. */
final class FinalModelFile {
    /** None. */
    static final FinalModelFile NONE = new FinalModelFile(null, null);

    private final byte @Nullable [] zip;
    private final @Nullable FinalModel facts;

    private FinalModelFile(byte @Nullable [] zip, @Nullable FinalModel facts) {
        this.zip = zip;
        this.facts = facts;
    }

    /** The file of a training, which may have none. */
    static FinalModelFile of(TrainingResult result) {
        RegressionModel model = result.finalModel();
        if (model == null) {
            return NONE;
        }
        byte[] zip = model.toBytes();
        return new FinalModelFile(zip, facts(model, Sha256.of(zip)));
    }

    /**
     * What results say about a final model.
     *
     * @param model one with a {@link RegressionModel#finalFit}
     * @param sha256 of its file
     */
    static FinalModel facts(RegressionModel model, String sha256) {
        FinalFit fit = Objects.requireNonNull(model.finalFit());
        return new FinalModel(sha256, model.parametersSha256(), fit.rows(), fit.epochs(), fit.memberEpochs());
    }

    /** The facts for the result that names it; null if there is no final model. */
    @Nullable
    FinalModel facts() {
        return facts;
    }

    /** Writes it, if there is one. */
    void write(StagedFiles files) {
        if (zip != null) {
            files.write(FinalModel.FILE, zip);
        }
    }

    /**
     * Once the files are committed, removes the one of an earlier training, if there is none now. In between, it couldn't be mistaken for one of this
     * training.
     *
     * @throws dev.mlmethods.regression.RegressionException if it cannot be removed
     */
    void removeEarlier(StagedFiles files) {
        if (zip != null) {
            return;
        }
        EarlierFile.remove(files.folder().resolve(FinalModel.FILE), "the final model of an earlier training");
    }
}
