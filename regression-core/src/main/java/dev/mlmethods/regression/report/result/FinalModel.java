package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.json.Invariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What results say about a model that was trained on every row. It has no metrics of its own: it accompanies the model that was evaluated.
 *
 * @param modelSha256 the SHA-256 of its file
 * @param parametersSha256 the SHA-256 of its weights and biases
 * @param rows how many rows it was trained on, at least 1
 * @param epochs how often they were passed over, at least 1; by the first network of an ensemble
 * @param memberEpochs the same for each network of an ensemble, in their order; null if it is the same number for all
 */
public record FinalModel(
        String modelSha256,
        String parametersSha256,
        int rows,
        int epochs,
        @Nullable List<Integer> memberEpochs) {
    /** The name of the file that has one, beside {@code model.zip}. */
    public static final String FILE = "model-final.zip";

    /**
     * Checks the numbers, and copies the list.
     *
     * @param modelSha256 the SHA-256 of its file
     * @param parametersSha256 the SHA-256 of its weights and biases
     * @param rows how many rows it was trained on, at least 1
     * @param epochs how often they were passed over, at least 1; by the first network of an ensemble
     * @param memberEpochs the same for each network of an ensemble, in their order; null if it is the same number for all
     * @throws IllegalArgumentException if there are no rows or no epochs
     */
    public FinalModel {
        Invariant.atLeast(1, "finalModel.rows", rows);
        Invariant.atLeast(1, "finalModel.epochs", epochs);
        memberEpochs = memberEpochs == null ? null : List.copyOf(memberEpochs);
    }
}
