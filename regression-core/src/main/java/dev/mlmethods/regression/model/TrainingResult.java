package dev.mlmethods.regression.model;

import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.training.TrainingHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a training.
 *
 * @param model the trained model
 * @param histories the losses of each epoch, for each network of the model
 * @param evaluation the metrics of the model and the reference models on the training, validation and test rows
 * @param division how the rows were divided by a column or quantiles, see {@link dev.mlmethods.regression.split.DatasetSplit#text}; null if at random
 * @param dataSeconds the wall-clock time from the dataset's file to scaled rows and a network that can be trained
 * @param evaluationSeconds the wall-clock time of the reference models and the metrics
 * @param finalModel the same, trained on every row by {@link FinalTrainer}; null if there is none
 * @param finalTrainingSeconds the wall-clock time that it took, including the time to read the data once more; null if there is no final model
 */
public record TrainingResult(
        RegressionModel model,
        List<TrainingHistory> histories,
        Evaluation evaluation,
        @Nullable String division,
        double dataSeconds,
        double evaluationSeconds,
        @Nullable RegressionModel finalModel,
        @Nullable Double finalTrainingSeconds) {
    /**
     * Copies the list.
     *
     * @param model the trained model
     * @param histories the losses of each epoch, for each network of the model
     * @param evaluation the metrics of the model and the reference models on the training, validation and test rows
     * @param division how the rows were divided by a column or quantiles; null if at random
     * @param dataSeconds the wall-clock time from the dataset's file to scaled rows and a network that can be trained
     * @param evaluationSeconds the wall-clock time of the reference models and the metrics
     * @param finalModel the same, trained on every row; null if there is none
     * @param finalTrainingSeconds the wall-clock time that it took; null if there is no final model
     */
    public TrainingResult {
        histories = List.copyOf(histories);
    }

    /**
     * Creates a result without a final model.
     *
     * @param model the trained model
     * @param histories the losses of each epoch, for each network of the model
     * @param evaluation the metrics of the model and the reference models on the training, validation and test rows
     * @param division how the rows were divided by a column or quantiles; null if at random
     * @param dataSeconds the wall-clock time from the dataset's file to scaled rows and a network that can be trained
     * @param evaluationSeconds the wall-clock time of the reference models and the metrics
     */
    public TrainingResult(
            RegressionModel model,
            List<TrainingHistory> histories,
            Evaluation evaluation,
            @Nullable String division,
            double dataSeconds,
            double evaluationSeconds) {
        this(model, histories, evaluation, division, dataSeconds, evaluationSeconds, null, null);
    }

    /** {@return the losses of each epoch of the model's network; of the first one if it has several} */
    public TrainingHistory history() {
        return histories.get(0);
    }

    TrainingResult withFinalModel(RegressionModel trained, double seconds) {
        return new TrainingResult(
                model, histories, evaluation, division, dataSeconds, evaluationSeconds, trained, seconds);
    }
}
