package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.ScaledDataset;

/** Rows to train on in tests. */
final class TrainingRows {
    private TrainingRows() {}

    /** The training rows of the reference job. */
    static ScaledDataset california() {
        Dataset rows = DatasetSplit.of(BuiltInDataset.CALIFORNIA_HOUSING.load(), SplitSpec.defaults())
                .training();
        return ScaledDataset.of(rows, Preparation.fit(rows, TargetScaling.NONE));
    }

    /** Rows with one target. */
    static ScaledDataset random(int rows, int columns) {
        return random(rows, columns, 1);
    }

    /** The same numbers on every call: features from -2 to 2, targets from -1 to 3. */
    static ScaledDataset random(int rows, int columns, int outputs) {
        TorchRandom random = new TorchRandom(rows * 31L + columns);
        float[] features = uniform(random, rows * columns, -2f, 2f);
        return ScaledDataset.of(features, uniform(random, rows * outputs, -1f, 3f), rows);
    }

    /** Weights and biases with which most units are neither dead nor saturated. */
    static float[] parameters(TrainingLayout layout) {
        return uniform(new TorchRandom(11), layout.parameters(), -0.4f, 0.4f);
    }

    private static float[] uniform(TorchRandom random, int length, float low, float high) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.uniform(low, high);
        }
        return numbers;
    }
}
