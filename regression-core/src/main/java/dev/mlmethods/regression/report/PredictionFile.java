package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The predictions for new rows: {@code row} (0-based in the input), {@code predicted}, which is empty if the model gives no finite
 * number, and {@code spread} of an ensemble.
 */
public final class PredictionFile {
    private PredictionFile() {}

    /**
     * Writes the file.
     *
     * @param file where to write it; its folder is created if it is missing
     * @param predicted the prediction for each row of the input, in its order; NaN or infinite if the model gives no number
     * @param spread how far the networks of an ensemble lie apart for each row; null if the model has one network
     * @throws dev.mlmethods.regression.RegressionException if it cannot be written; an existing one is unchanged
     */
    public static void write(Path file, double[] predicted, double @Nullable [] spread) {
        CsvText csv = spread == null ? new CsvText("row", "predicted") : new CsvText("row", "predicted", "spread");
        for (int row = 0; row < predicted.length; row++) {
            boolean known = Double.isFinite(predicted[row]);
            String prediction = known ? NumberText.shortest(predicted[row]) : "";
            if (spread == null) {
                csv.row(Integer.toString(row), prediction);
            } else {
                csv.row(Integer.toString(row), prediction, known ? NumberText.shortest(spread[row]) : "");
            }
        }
        StagedFiles.writeOne(file, csv.toBytes());
    }
}
