package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.model.RegressionModel;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Predictions of the core's model, which in earlier releases was a DL4J network. */
final class ModelPredictions implements RowPredictions {
    private final RegressionModel model;
    private final FeatureMatrix rows;
    private final FeatureMatrix[] each;

    ModelPredictions(PredictionJob job, FeatureMatrix features) {
        model = RegressionModel.load(Path.of(job.model()));
        rows = features;
        each = IntStream.range(0, features.rows())
                .mapToObj(row -> features.select(new int[] {row}))
                .toArray(FeatureMatrix[]::new);
    }

    @Override
    public double one(int row) {
        return model.predict(each[row])[0];
    }

    @Override
    public void all(double[] predicted) {
        System.arraycopy(model.predict(rows), 0, predicted, 0, predicted.length);
    }

    @Override
    public String version() {
        return "RegressionModel in Java " + Runtime.version();
    }
}
