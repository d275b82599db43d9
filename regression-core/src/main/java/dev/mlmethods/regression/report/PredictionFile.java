package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.nio.file.Path;

/**
 * The predictions for new rows: {@code row} (0-based in the input), {@code predicted}, which is empty if the model gives no finite
 * number.
 */
public final class PredictionFile {
    private PredictionFile() {}

    /**
     * Writes the file.
     *
     * @param file where to write it; its folder is created if it is missing
     * @param predicted the prediction for each row of the input, in its order; NaN or infinite if the model gives no number
     * @throws dev.mlmethods.regression.RegressionException if it cannot be written; an existing one is unchanged
     */
    public static void write(Path file, double[] predicted) {
        CsvText csv = new CsvText("row", "predicted");
        for (int row = 0; row < predicted.length; row++) {
            csv.row(Integer.toString(row), Double.isFinite(predicted[row]) ? NumberText.shortest(predicted[row]) : "");
        }
        StagedFiles.writeOne(file, csv.toBytes());
    }
}
