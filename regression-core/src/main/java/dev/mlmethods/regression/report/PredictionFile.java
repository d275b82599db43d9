package dev.mlmethods.regression.report;

import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.file.CsvText;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The predictions for new rows: what a query knows them by, {@code row} (0-based in the input), {@code predicted}, which is empty if the model gives no finite number, {@code spread} of an ensemble,
 * and {@code lower} and {@code upper}, the ends of prediction intervals, if the model has them.
 */
public final class PredictionFile {
    private PredictionFile() {}

    /**
     * Writes the file for rows without a key.
     *
     * @param file where to write it; its folder is created if it is missing
     * @param predicted the prediction for each row of the input, in its order; NaN or infinite if the model gives no number
     * @param spread how far the networks of an ensemble lie apart for each row; null if the model has one network
     * @param intervals around the predictions; null if the model has none
     * @throws dev.mlmethods.regression.RegressionException if it cannot be written; an existing one is unchanged
     */
    public static void write(
            Path file, double[] predicted, double @Nullable [] spread, @Nullable PredictionIntervals intervals) {
        write(file, Keys.NONE, predicted, spread, intervals);
    }

    /**
     * What the rows are known by.
     *
     * @param columns their names
     * @param cells row by row
     */
    public record Keys(List<String> columns, List<List<String>> cells) {
        /** Nothing but their numbers. */
        public static final Keys NONE = new Keys(List.of(), List.of());

        private List<String> of(int row) {
            return columns.isEmpty() ? List.of() : cells.get(row);
        }
    }

    /**
     * Writes the file.
     *
     * @param file where to write it; its folder is created if it is missing
     * @param keys which come first
     * @param predicted the prediction for each row of the input, in its order; NaN or infinite if the model gives no number
     * @param spread how far the networks of an ensemble lie apart for each row; null if the model has one network
     * @param intervals around the predictions; null if the model has none
     * @throws dev.mlmethods.regression.RegressionException if it cannot be written; an existing one is unchanged
     */
    public static void write(
            Path file,
            Keys keys,
            double[] predicted,
            double @Nullable [] spread,
            @Nullable PredictionIntervals intervals) {
        List<String> header = new ArrayList<>(keys.columns());
        header.addAll(List.of("row", "predicted"));
        if (spread != null) {
            header.add("spread");
        }
        if (intervals != null) {
            header.addAll(TestPredictions.INTERVAL);
        }
        StagedFiles.writeOne(file, CsvText.of(header, csv -> {
            for (int row = 0; row < predicted.length; row++) {
                List<String> cells = new ArrayList<>(keys.of(row));
                cells.addAll(List.of(Integer.toString(row), cell(predicted[row], predicted[row])));
                if (spread != null) {
                    cells.add(cell(predicted[row], spread[row]));
                }
                if (intervals != null) {
                    cells.add(cell(predicted[row], intervals.lower(predicted[row])));
                    cells.add(cell(predicted[row], intervals.upper(predicted[row])));
                }
                csv.row(cells);
            }
        }));
    }

    /** Empty without a prediction. */
    private static String cell(double predicted, double value) {
        return Double.isFinite(predicted) ? NumberText.shortest(value) : "";
    }
}
