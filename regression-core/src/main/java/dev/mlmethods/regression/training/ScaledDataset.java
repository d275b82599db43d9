package dev.mlmethods.regression.training;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.scaling.Preparation;

/**
 * What an engine trains on: the scaled features (rows x columns, row by row) and the scaled target (rows x outputs, row by
 * row), rounded to float32.
 *
 * <p>The arrays are not copied, and nobody writes to them.
 */
public final class ScaledDataset {
    private final float[] features;
    private final float[] target;
    private final int rows;

    private ScaledDataset(float[] features, float[] target, int rows) {
        this.features = features;
        this.target = target;
        this.rows = rows;
    }

    /**
     * Features and targets that are scaled already.
     *
     * @param features rows x columns, row by row
     * @param target rows x outputs, row by row
     * @param rows at least 1
     * @throws IllegalArgumentException if a length is no multiple of the rows
     */
    public static ScaledDataset of(float[] features, float[] target, int rows) {
        if (rows < 1
                || features.length == 0
                || features.length % rows != 0
                || target.length == 0
                || target.length % rows != 0) {
            throw new IllegalArgumentException("There are " + features.length + " features and " + target.length
                    + " targets for " + rows + " rows; each row needs as many as the others.");
        }
        return new ScaledDataset(features, target, rows);
    }

    /** Rows as a preparation makes them; one output. */
    public static ScaledDataset of(Dataset rows, Preparation preparation) {
        return new ScaledDataset(
                preparation.transform(rows.features()), preparation.transformTarget(rows), rows.rows());
    }

    /**
     * The mean loss of predictions over rows and outputs, summed in float64 in their order.
     *
     * @param predicted rows x outputs, row by row
     */
    public double meanLoss(LossSpec loss, float[] predicted) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            sum += loss.of((double) predicted[i] - target[i]);
        }
        return sum / target.length;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of features. */
    public int columns() {
        return features.length / rows;
    }

    /** The number of targets of a row. */
    public int outputs() {
        return target.length / rows;
    }

    /** The scaled features, rows x columns, row by row: the array itself. */
    public float[] features() {
        return features;
    }

    /** The scaled target, rows x outputs, row by row: the array itself. */
    public float[] target() {
        return target;
    }

    /**
     * Copies the rows in the given order.
     *
     * @param featuresOut as long as {@link #features} where all rows are copied
     * @param targetOut as long as {@link #target}
     */
    public void gather(int[] order, float[] featuresOut, float[] targetOut) {
        int columns = columns();
        int outputs = outputs();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(features, order[i] * columns, featuresOut, i * columns, columns);
            System.arraycopy(target, order[i] * outputs, targetOut, i * outputs, outputs);
        }
    }
}
