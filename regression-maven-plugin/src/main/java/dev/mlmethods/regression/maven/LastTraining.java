package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.PendingMoves;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.TrainingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

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
    JsonNode training() {
        PendingMoves.finishIn(folder);
        Path file = folder.resolve(TrainingFiles.TRAINING);
        try {
            return Json.tree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new RegressionException("There is no training " + file + "; run regression:train.", e);
        } catch (IOException | JacksonException e) {
            throw new RegressionException("The training " + file + " cannot be read; run regression:train.", e);
        }
    }

    /** Whether there is one. */
    boolean isThere() {
        return Files.isRegularFile(folder.resolve(TrainingFiles.TRAINING));
    }

    /** The fingerprint of a {@link #training}. */
    static String fingerprint(JsonNode training) {
        return training.path("fingerprint").asString("");
    }

    /** The specification of a {@link #training}. */
    static Specification specification(JsonNode training) {
        return Json.fromTree(training.required("specification"), Specification.class);
    }

    /** Whether all its files are there, of that fingerprint, with the model that it wrote. */
    boolean isUpToDate(String fingerprint) {
        PendingMoves.finishIn(folder);
        try {
            JsonNode training = Json.tree(Files.readAllBytes(folder.resolve(TrainingFiles.TRAINING)));
            return fingerprint(training).equals(fingerprint)
                    && training.path("modelSha256").asString("").equals(Sha256.of(Files.readAllBytes(model())))
                    && Files.isRegularFile(folder.resolve(TrainingFiles.LOSSES))
                    && Files.isRegularFile(folder.resolve(TrainingFiles.TIMINGS));
        } catch (IOException | JacksonException e) {
            return false;
        }
    }
}
