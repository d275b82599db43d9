package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Predicts again and again, on one thread; its time is that of one row. */
public final class PredictionProgram {
    private static final long LEAST_NANOS = 250_000_000;

    private final RowPredictions predictions;
    private final FeatureMatrix rows;
    private final boolean alone;

    private PredictionProgram(RowPredictions predictions, FeatureMatrix rows, boolean alone) {
        this.predictions = predictions;
        this.rows = rows;
        this.alone = alone;
    }

    /** Takes what predicts (predictor, model, or a form of ONNX) and the job in JSON. */
    public static void main(String[] args) throws IOException {
        PredictionJob job = JsonLine.read(args[1], PredictionJob.class);
        FeatureMatrix rows = DatasetSplit.of(BuiltInDataset.CALIFORNIA_HOUSING.load(), SplitSpec.defaults())
                .test()
                .features();
        RowPredictions predictions = switch (args[0]) {
            case "predictor" -> new PredictorPredictions(job, rows);
            case "model" -> new ModelPredictions(job, rows);
            default -> new OnnxPredictions(job, rows, OnnxForm.parse(args[0]));
        };
        PredictionProgram program = new PredictionProgram(predictions, rows, job.alone());
        long start = System.nanoTime();
        while (System.nanoTime() - start < job.warmUpSeconds() * 1e9) {
            program.measure();
        }
        new TrainingServer().serve(program::measure, 0, predictions.version());
    }

    /** The mean of the predictions takes the place of a training's loss: all have to agree on it. */
    private Measurement measure() {
        double[] predicted = new double[rows.rows()];
        long predictedRows = 0;
        long start = System.nanoTime();
        long nanos = 0;
        while (nanos < LEAST_NANOS) {
            if (alone) {
                for (int row = 0; row < predicted.length; row++) {
                    predicted[row] = predictions.one(row);
                }
            } else {
                predictions.all(predicted);
            }
            predictedRows += predicted.length;
            nanos = System.nanoTime() - start;
        }
        double mean = Arrays.stream(predicted).average().orElseThrow();
        return new Measurement(nanos / 1e9 / predictedRows, mean, Map.of());
    }
}
