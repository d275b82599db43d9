package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the last training left in an output folder. */
record LastTraining(Path folder) {
    Path model() {
        return folder.resolve(TrainingFiles.MODEL);
    }

    /**
     * The model that ships: the one that was trained on every row if {@code training.json} names one, otherwise {@link #model}.
     *
     * @throws RegressionException if {@code training.json} is damaged
     */
    Path shipped() {
        return find().map(TrainingReport::finalModel).isPresent() ? finalModel() : model();
    }

    private Path finalModel() {
        return folder.resolve(FinalModel.FILE);
    }

    /**
     * The contents of {@code training.json}.
     *
     * @throws RegressionException if there is none, or it is damaged
     */
    TrainingReport report() {
        return TrainingReport.read(folder);
    }

    /**
     * The same; empty if there is none.
     *
     * @throws RegressionException if it is damaged
     */
    Optional<TrainingReport> find() {
        return TrainingReport.find(folder);
    }

    /** Whether all its files are there, with that fingerprint and the models that it wrote, and no others. */
    boolean isUpToDate(String fingerprint, FinalTraining finalTraining) {
        try {
            Optional<TrainingReport> report =
                    find().filter(found -> found.fingerprint().equals(fingerprint));
            return report.isPresent()
                    && report.get().modelSha256().equals(Sha256.of(Files.readAllBytes(model())))
                    && hasFinalModel(report.get().finalModel(), finalTraining)
                    && Files.isRegularFile(folder.resolve(TrainingFiles.LOSSES))
                    && Files.isRegularFile(folder.resolve(Timings.FILE));
        } catch (IOException | RegressionException e) {
            return false;
        }
    }

    /** The files that the model was imported from; empty if it was trained, there is none, or nothing is known about it. */
    Optional<ImportedFiles> imported() {
        try {
            return Files.exists(model())
                    ? find().map(report -> report.provenance().imported())
                    : Optional.empty();
        } catch (RegressionException e) {
            return Optional.empty();
        }
    }

    /** Whether all files of an import are there, with that fingerprint and the model that it wrote. */
    boolean isImported(String fingerprint) {
        try {
            Optional<TrainingReport> report =
                    find().filter(found -> found.fingerprint().equals(fingerprint));
            return report.isPresent()
                    && report.get().modelSha256().equals(Sha256.of(Files.readAllBytes(model())))
                    && Files.isRegularFile(folder.resolve(Timings.FILE));
        } catch (IOException | RegressionException e) {
            return false;
        }
    }

    private boolean hasFinalModel(@Nullable FinalModel trained, FinalTraining wanted) throws IOException {
        return switch (wanted) {
            case NONE -> trained == null && !Files.exists(finalModel());
            case ALL -> trained != null && trained.modelSha256().equals(Sha256.of(Files.readAllBytes(finalModel())));
        };
    }
}
