package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.json.Invariant;

/**
 * What results say about a model that was trained on every row. It has no metrics of its own: it accompanies the model that was evaluated.
 *
 * @param modelSha256 the SHA-256 of its file
 * @param parametersSha256 the SHA-256 of its weights and biases
 * @param rows how many rows it was trained on, at least 1
 * @param epochs how often they were passed over, at least 1
 */
public record FinalModel(String modelSha256, String parametersSha256, int rows, int epochs) {
    /** The name of the file that has one, beside {@code model.zip}. */
    public static final String FILE = "model-final.zip";

    /**
     * Checks the numbers.
     *
     * @param modelSha256 the SHA-256 of its file
     * @param parametersSha256 the SHA-256 of its weights and biases
     * @param rows how many rows it was trained on, at least 1
     * @param epochs how often they were passed over, at least 1
     * @throws IllegalArgumentException if there are no rows or no epochs
     */
    public FinalModel {
        Invariant.atLeast(1, "finalModel.rows", rows);
        Invariant.atLeast(1, "finalModel.epochs", epochs);
    }
}
