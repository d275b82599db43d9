package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.Datasets;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.split.DatasetSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stored model, evaluated.
 *
 * @param evaluation the metrics of the model and its reference models
 * @param predictions for each test row
 */
public record ModelEvaluation(Evaluation evaluation, List<Prediction> predictions) {
    /** Copies the list. */
    public ModelEvaluation {
        predictions = List.copyOf(predictions);
    }

    /**
     * One test row.
     *
     * @param row its 0-based number in the dataset
     * @param actual its target
     * @param predicted what the model predicts for it
     */
    public record Prediction(int row, double actual, double predicted) {}

    /**
     * Evaluates a model on the rows that its training held out, and on those that it trained on.
     *
     * @param basedir what the relative dataset file of the specification is relative to
     * @throws RegressionException if the dataset is not the one that the model was trained on
     */
    public static ModelEvaluation onHeldOutRows(RegressionModel model, Path basedir) {
        Dataset dataset = PreparedData.loadAny(model.specification().data(), basedir);
        if (!dataset.sha256().equals(model.provenance().dataSha256())) {
            throw new RegressionException("The dataset " + dataset.name()
                    + " has changed since the model was trained on it, so its held-out rows are no longer known."
                    + " Train again with regression:train, or evaluate on other data with evaluationDataset.");
        }
        DatasetSplit split = DatasetSplit.of(dataset, model.specification().split());
        return new ModelEvaluation(
                Evaluation.of(model::predict, model.leastSquares(), model.trainingMean(), split),
                predictions(model, split.test(), split.testRows()));
    }

    /**
     * Evaluates a model on all rows of another dataset, which has the model's features and target.
     *
     * @param dataset a built-in name or a CSV file
     * @param basedir what a relative file is relative to
     */
    public static ModelEvaluation onDataset(RegressionModel model, String dataset, Path basedir) {
        Dataset test = Datasets.load(
                "evaluationDataset",
                dataset,
                basedir,
                model.target(),
                new ColumnSelection(model.features(), List.of()));
        return new ModelEvaluation(
                Evaluation.ofTest(model::predict, model.leastSquares(), model.trainingMean(), test),
                predictions(model, test, IntStream.range(0, test.rows()).toArray()));
    }

    private static List<Prediction> predictions(RegressionModel model, Dataset test, int[] rows) {
        double[] predicted = model.predict(test.features());
        List<Prediction> predictions = new ArrayList<>(rows.length);
        for (int i = 0; i < rows.length; i++) {
            predictions.add(new Prediction(rows[i], test.target(i), predicted[i]));
        }
        return predictions;
    }
}
