package dev.mlmethods.regression.training;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.scaling.StandardScaler;
import dev.mlmethods.regression.scaling.TargetScaler;

/**
 * What an engine trains on: the scaled features (rows x columns, row by row) and the scaled target, rounded to float32.
 *
 * <p>The arrays are not copied, and nobody writes to them.
 */
public final class ScaledDataset {
    private final float[] features;
    private final float[] target;

    private ScaledDataset(float[] features, float[] target) {
        this.features = features;
        this.target = target;
    }

    /** Scales the features and the target in float64, then rounds them. */
    public static ScaledDataset of(Dataset dataset, StandardScaler scaler, TargetScaler targetScaler) {
        float[] target = new float[dataset.rows()];
        for (int row = 0; row < target.length; row++) {
            target[row] = (float) targetScaler.transform(dataset.target(row));
        }
        return new ScaledDataset(scaledFeatures(dataset.features(), scaler), target);
    }

    /** Scales features in float64, then rounds them: rows x columns, row by row. */
    public static float[] scaledFeatures(FeatureMatrix features, StandardScaler scaler) {
        int columns = features.columns();
        float[] scaled = new float[Math.multiplyExact(features.rows(), columns)];
        for (int row = 0; row < features.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                scaled[row * columns + column] = (float) scaler.transform(column, features.get(row, column));
            }
        }
        return scaled;
    }

    /** The mean over the rows of the squared differences between predictions and target, summed in float64 in their order. */
    public double meanSquaredError(float[] predicted) {
        double squaredErrors = 0;
        for (int i = 0; i < predicted.length; i++) {
            double error = (double) predicted[i] - target[i];
            squaredErrors += error * error;
        }
        return squaredErrors / predicted.length;
    }

    /** The number of rows. */
    public int rows() {
        return target.length;
    }

    /** The number of features. */
    public int columns() {
        return features.length / target.length;
    }

    /** The scaled features, rows x columns, row by row: the array itself. */
    public float[] features() {
        return features;
    }

    /** The scaled target: the array itself. */
    public float[] target() {
        return target;
    }

    /** Copies the rows in the given order. */
    void gather(int[] order, float[] featuresOut, float[] targetOut) {
        int columns = columns();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(features, order[i] * columns, featuresOut, i * columns, columns);
            targetOut[i] = target[order[i]];
        }
    }
}
