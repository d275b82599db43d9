package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.report.TrainingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the last training left in an output folder. */
record LastTraining(Path folder) {
    Path model() {
        return folder.resolve(TrainingFiles.MODEL);
    }

    /** Whether all its files are there, of that fingerprint, with the model that it wrote. */
    boolean isUpToDate(String fingerprint) {
        try {
            JsonNode training = Json.tree(Files.readAllBytes(folder.resolve(TrainingFiles.TRAINING)));
            return training.path("fingerprint").asString("").equals(fingerprint)
                    && training.path("modelSha256").asString("").equals(Sha256.of(Files.readAllBytes(model())))
                    && Files.isRegularFile(folder.resolve(TrainingFiles.LOSSES))
                    && Files.isRegularFile(folder.resolve(TrainingFiles.TIMINGS));
        } catch (IOException | JacksonException e) {
            return false;
        }
    }
}
