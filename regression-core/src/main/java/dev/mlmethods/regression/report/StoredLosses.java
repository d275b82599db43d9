package dev.mlmethods.regression.report;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds the losses of a stored model's training: in the files beside it, if they are those of the same training. */
final class StoredLosses {
    /** The most training losses and, because these may be fewer, the most validation losses: enough to draw a curve. */
    private static final int MOST_EACH = 248;

    private StoredLosses() {}

    /**
     * The losses of at most 500 epochs.
     *
     * @param model the file of the model
     * @param modelSha256 of that file
     * @return null if {@value TrainingReport#FILE} and {@value SweepReport#FILE} beside the model describe a different model, or none, or the losses
     *     cannot be read
     */
    static @Nullable Course beside(Path model, String modelSha256) {
        Path folder = model.toAbsolutePath().resolveSibling("");
        int ofWeights = epochOfWeights(folder, modelSha256);
        if (ofWeights == 0) {
            return null;
        }
        try {
            List<EpochLoss> losses = LossFile.parse(Files.readString(folder.resolve(TrainingFiles.LOSSES)));
            return ofWeights > losses.size() ? null : losses(losses, ofWeights);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The losses of a training that has just ended, as they would be found beside its model. */
    static Course of(TrainingHistory history) {
        return losses(history.epochs(), history.ofWeights().epoch());
    }

    /** 0 if no file says. */
    private static int epochOfWeights(Path folder, String modelSha256) {
        Optional<TrainingReport> training =
                training(folder).filter(found -> found.modelSha256().equals(modelSha256));
        if (training.isPresent()) {
            EpochLoss finalLoss = training.get().finalLoss();
            return finalLoss == null ? 0 : finalLoss.epoch();
        }
        JsonNode sweepsModel = tree(folder.resolve(SweepReport.FILE)).path("model");
        return sweepsModel.path("modelSha256").asString("").equals(modelSha256)
                ? sweepsModel.path("epochs").asInt(0)
                : 0;
    }

    private static Optional<TrainingReport> training(Path folder) {
        try {
            return TrainingReport.find(folder);
        } catch (RegressionException e) {
            return Optional.empty();
        }
    }

    private static JsonNode tree(Path file) {
        try {
            return Json.tree(Files.exists(file) ? Files.readAllBytes(file) : new byte[] {'{', '}'});
        } catch (IOException | JacksonException e) {
            return Json.tree(new byte[] {'{', '}'});
        }
    }

    private static Course losses(List<EpochLoss> losses, int ofWeights) {
        List<EpochLoss> validated =
                losses.stream().filter(loss -> loss.validationLoss() != null).toList();
        Integer best = validated.stream()
                .min(Comparator.comparingDouble(loss -> Objects.requireNonNull(loss.validationLoss())))
                .map(EpochLoss::epoch)
                .orElse(null);
        Set<Integer> kept = new TreeSet<>(List.of(1, losses.size(), ofWeights));
        if (best != null) {
            kept.add(best);
        }
        addThinned(kept, losses);
        addThinned(kept, validated);
        return new Course(
                losses.size(),
                ofWeights,
                best,
                kept.stream().map(epoch -> losses.get(epoch - 1)).toList());
    }

    /** Evenly spaced epochs, or all if they are few. */
    private static void addThinned(Set<Integer> kept, List<EpochLoss> losses) {
        int every = Math.max(1, (losses.size() + MOST_EACH - 1) / MOST_EACH);
        for (int i = every - 1; i < losses.size(); i += every) {
            kept.add(losses.get(i).epoch());
        }
    }
}
