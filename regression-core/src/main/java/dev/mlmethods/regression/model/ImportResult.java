package dev.mlmethods.regression.model;

import dev.mlmethods.regression.evaluation.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an import.
 *
 * @param model the imported model
 * @param evaluation the metrics of the model and the reference models on the training, validation and test rows of the split
 * @param division how the rows were divided by a column or quantiles, see {@link dev.mlmethods.regression.split.DatasetSplit#text}; null if at random
 * @param notes what was found in the files, and what was assumed, in sentences
 * @param dataSeconds the wall-clock time to read the files and the dataset
 * @param evaluationSeconds the wall-clock time of the reference models and the metrics
 */
public record ImportResult(
        RegressionModel model,
        Evaluation evaluation,
        @Nullable String division,
        List<String> notes,
        double dataSeconds,
        double evaluationSeconds) {
    /**
     * Copies the list.
     *
     * @param model the imported model
     * @param evaluation the metrics of the model and the reference models
     * @param division how the rows were divided by a column or quantiles; null if at random
     * @param notes what was found in the files, and what was assumed
     * @param dataSeconds the wall-clock time to read the files and the dataset
     * @param evaluationSeconds the wall-clock time of the reference models and the metrics
     */
    public ImportResult {
        notes = List.copyOf(notes);
    }
}
