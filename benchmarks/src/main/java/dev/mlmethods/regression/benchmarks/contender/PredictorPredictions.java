package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.Predictor;
import java.nio.file.Path;

/** Predictions by the module for applications. */
final class PredictorPredictions implements RowPredictions {
    private final Predictor predictor;
    private final double[][] rows;
    private final double[] all;

    PredictorPredictions(PredictionJob job, FeatureMatrix features) {
        predictor = Predictor.load(Path.of(job.model()));
        rows = new double[features.rows()][features.columns()];
        all = new double[features.rows() * features.columns()];
        for (int row = 0; row < rows.length; row++) {
            features.copyRow(row, rows[row], 0);
            features.copyRow(row, all, row * features.columns());
        }
    }

    @Override
    public double one(int row) {
        return predictor.predict(rows[row]);
    }

    @Override
    public void all(double[] predicted) {
        predictor.predictAll(all, predicted);
    }

    @Override
    public String version() {
        return "regression-predictor in Java " + Runtime.version();
    }
}
