package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the last training left in an output folder. */
record LastTraining(Path folder) {
    Path model() {
        return folder.resolve(TrainingFiles.MODEL);
    }

    /**
     * What {@code training.json} holds.
     *
     * @throws RegressionException if there is none, or it is damaged
     */
    TrainingReport report() {
        return TrainingReport.read(folder);
    }

    /**
     * The same; empty where there is none.
     *
     * @throws RegressionException if it is damaged
     */
    Optional<TrainingReport> find() {
        return TrainingReport.find(folder);
    }

    /** Whether all its files are there, of that fingerprint, with the model that it wrote. */
    boolean isUpToDate(String fingerprint) {
        try {
            Optional<TrainingReport> report =
                    find().filter(found -> found.fingerprint().equals(fingerprint));
            return report.isPresent()
                    && report.get().modelSha256().equals(Sha256.of(Files.readAllBytes(model())))
                    && Files.isRegularFile(folder.resolve(TrainingFiles.LOSSES))
                    && Files.isRegularFile(folder.resolve(Timings.FILE));
        } catch (IOException | RegressionException e) {
            return false;
        }
    }
}
