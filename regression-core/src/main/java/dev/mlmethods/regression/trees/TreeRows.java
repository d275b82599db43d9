package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.RelativeWeights;
import org.jspecify.annotations.Nullable;

/**
 * Rows as LightGBM takes them.
 *
 * @param counted those that count, at least one, with targets that are finite as float32
 */
record TreeRows(Dataset counted) {
    /**
     * The rows of a dataset, at least one of which counts.
     *
     * @throws LacksTreesException if a target is beyond float32
     */
    static TreeRows of(Dataset dataset) {
        Dataset counted = dataset.rowsThatCount();
        requireFloat32(counted);
        return new TreeRows(counted);
    }

    FeatureMatrix features() {
        return counted.features();
    }

    double[] target() {
        return counted.target();
    }

    /** One per row, above 0, with the mean 1; null if all rows count the same. */
    double @Nullable [] weights() {
        SampleWeights weights = counted.weights();
        return weights == null ? null : RelativeWeights.of(weights.toArray());
    }

    /** LightGBM takes an infinite target for a number, without an error. */
    private static void requireFloat32(Dataset dataset) {
        for (int row = 0; row < dataset.rows(); row++) {
            if (!Float.isFinite((float) dataset.target(row))) {
                throw new LacksTreesException("LightGBM takes targets as float32, which is too small for '"
                        + dataset.targetName() + "' = " + NumberText.shortest(dataset.target(row)));
            }
        }
    }
}
