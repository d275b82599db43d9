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

    private static ScaledDataset scaled(Dataset dataset) {
        return ScaledDataset.of(dataset, StandardScaler.fit(dataset.features()), TargetScaler.IDENTITY);
    }
}
