package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.scaling.StandardScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import java.util.List;
import java.util.stream.IntStream;

/** Rows to train on in tests. */
final class TrainingRows {
    private TrainingRows() {}

    /** The training rows of the reference job. */
    static ScaledDataset california() {
        Dataset rows = DatasetSplit.of(BuiltInDataset.CALIFORNIA_HOUSING.load(), SplitSpec.defaults())
                .training();
        return scaled(rows);
    }

    /** The same numbers on every call. */
    static ScaledDataset random(int rows, int columns) {
        TorchRandom random = new TorchRandom(rows * 31L + columns);
        double[] features = new double[rows * columns];
        double[] target = new double[rows];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.uniform(-2f, 2f);
        }
        for (int i = 0; i < rows; i++) {
            target[i] = random.uniform(-1f, 3f);
        }
        List<String> names = IntStream.range(0, columns).mapToObj(j -> "x" + j).toList();
        return scaled(Dataset.of("random", FeatureMatrix.of(names, features), "y", target));
    }

    /** The same numbers on every call: features from -2 to 2, targets from -1 to 3. */
    static ScaledDataset random(int rows, int columns, int outputs) {
        TorchRandom random = new TorchRandom(rows * 31L + columns);
        float[] features = uniform(random, rows * columns, -2f, 2f);
        return ScaledDataset.of(features, uniform(random, rows * outputs, -1f, 3f), rows);
    }

    /** Weights and biases that leave most units neither dead nor saturated. */
    static float[] parameters(DenseLayout layout) {
        return uniform(new TorchRandom(11), layout.parameters(), -0.4f, 0.4f);
    }

    private static float[] uniform(TorchRandom random, int length, float low, float high) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.uniform(low, high);
        }
        return numbers;
    }

    private static ScaledDataset scaled(Dataset dataset) {
        return ScaledDataset.of(dataset, StandardScaler.fit(dataset.features()), TargetScaler.IDENTITY);
    }
}
