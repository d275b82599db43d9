package dev.mlmethods.regression.training;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.RelativeWeights;
import dev.mlmethods.regression.scaling.RowTransform;
import dev.mlmethods.regression.storage.FloatRows;
import dev.mlmethods.regression.storage.TableMemory;
import org.jspecify.annotations.Nullable;

/**
 * What an engine trains on: the scaled features (rows x columns, row by row) and the scaled target (rows x outputs, row by
 * row), rounded to float32, and how much each row counts.
 *
 * <p>The arrays are not copied, and never written to.
 */
public final class ScaledDataset {
    private final ScaledFeatures features;
    private final float[] target;
    private final float @Nullable [] weights;
    private final int rows;

    private ScaledDataset(ScaledFeatures features, float[] target, float @Nullable [] weights, int rows) {
        this.features = features;
        this.target = target;
        this.weights = weights;
        this.rows = rows;
    }

    /**
     * {@return features and targets that are already scaled, of rows that all count the same}
     *
     * @param features rows x columns, row by row; the array isn't copied
     * @param target rows x outputs, row by row; the array isn't copied
     * @param rows the number of rows, at least 1
     * @throws IllegalArgumentException if there is no row, feature or target, or a length isn't a multiple of the rows
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
        return new ScaledDataset(new ScaledFeatures.InArray(features, features.length / rows), target, null, rows);
    }

    /**
     * {@return rows as scaled by a preparation, with one output} Their weights, if they have any, are divided by their mean.
     *
     * @param rows not scaled, with the columns that the preparation was fitted on
     * @param preparation fitted on the training rows
     */
    public static ScaledDataset of(Dataset rows, Preparation preparation) {
        return of(rows, features(rows, preparation.of(rows.features()), preparation.inputs()), preparation);
    }

    /**
     * {@return the training rows as scaled by the preparation that was fitted on them; as {@link #of(Dataset, Preparation)}, but no row is its own neighbor}
     *
     * @param training not scaled
     * @param preparation fitted on them
     */
    public static ScaledDataset ofTraining(Dataset training, Preparation preparation) {
        return of(training, features(training, preparation.ofTraining(training), preparation.inputs()), preparation);
    }

    /** In an array, or in a file if the rows come from one. */
    private static ScaledFeatures features(Dataset rows, RowTransform scaling, int columns) {
        TableMemory memory = rows.features().memory();
        if (memory == null) {
            return new ScaledFeatures.InArray(scaling.of(0, rows.rows()), columns);
        }
        try (FloatRows.Writer writer = FloatRows.Writer.open(memory, rows.rows(), columns)) {
            rows.features().forEachBlock((from, to) -> {
                float[] scaled = scaling.of(from, to);
                writer.append(scaled, 0, scaled.length);
            });
            return new ScaledFeatures.InFile(writer.finish());
        }
    }

    private static ScaledDataset of(Dataset rows, ScaledFeatures features, Preparation preparation) {
        ScaledDataset scaled = new ScaledDataset(features, preparation.transformTarget(rows), null, rows.rows());
        SampleWeights weights = rows.weights();
        return weights == null ? scaled : scaled.weightedBy(weights.toArray());
    }

    /**
     * {@return the same rows with weights, which are divided by their mean and rounded to float32}
     *
     * @param newWeights one per row, finite and 0 or above; at least one is above 0
     */
    public ScaledDataset weightedBy(double[] newWeights) {
        double[] relative = RelativeWeights.of(newWeights);
        float[] rounded = new float[rows];
        for (int row = 0; row < rows; row++) {
            rounded[row] = (float) relative[row];
        }
        return new ScaledDataset(features, target, rounded, rows);
    }

    /**
     * {@return the mean loss of predictions over rows and outputs, summed in float64 in their order} It is the weighted mean if the rows have
     * weights.
     *
     * @param loss the function of the error
     * @param predicted rows x outputs, row by row, as the network gives them
     */
    public double meanLoss(LossSpec loss, float[] predicted) {
        return weights == null ? plainMeanLoss(loss, predicted) : weightedMeanLoss(loss, predicted, weights);
    }

    private double weightedMeanLoss(LossSpec loss, float[] predicted, float[] ofRows) {
        int outputs = outputs();
        double sum = 0;
        double sumOfWeights = 0;
        for (int row = 0; row < rows; row++) {
            double ofRow = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                ofRow += loss.of((double) predicted[i] - target[i]);
            }
            sum += ofRows[row] * ofRow;
            sumOfWeights += ofRows[row];
        }
        return sum / (sumOfWeights * outputs);
    }

    private double plainMeanLoss(LossSpec loss, float[] predicted) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            sum += loss.of((double) predicted[i] - target[i]);
        }
        return sum / target.length;
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of features} */
    public int columns() {
        return features.columns();
    }

    /** {@return the number of targets of a row} */
    public int outputs() {
        return target.length / rows;
    }

    /** {@return the scaled features, rows x columns, row by row: the array itself, or a copy if they are in a file} */
    public float[] features() {
        return features.toArray();
    }

    /** Takes the scaled features of consecutive rows. */
    @FunctionalInterface
    public interface Block {
        /**
         * Takes them.
         *
         * @param from the first row, 0-based
         * @param features row by row; not to be written to
         */
        void take(int from, float[] features);
    }

    /**
     * Goes through the scaled features of all rows in their order: at once if they are in an array, otherwise some thousand rows at a time.
     *
     * @param block takes them
     */
    public void forEachBlock(Block block) {
        if (isInMemory()) {
            block.take(0, features());
            return;
        }
        for (int from = 0; from < rows; from += TableMemory.BLOCK_ROWS) {
            block.take(from, features.toArray(from, Math.min(rows, from + TableMemory.BLOCK_ROWS)));
        }
    }

    /**
     * Copies the scaled features of a row.
     *
     * @param row 0-based
     * @param destination takes one number per column
     * @param offset where the first of them goes
     */
    public void copyRow(int row, float[] destination, int offset) {
        features.copyRow(row, destination, offset);
    }

    /** {@return whether {@link #features()} is an array, rather than a copy of what is in a file} */
    public boolean isInMemory() {
        return features instanceof ScaledFeatures.InArray;
    }

    /** {@return the scaled target, rows x outputs, row by row: the array itself} */
    public float[] target() {
        return target;
    }

    /** {@return how much each row counts, with the mean 1: the array itself; null if all count the same} */
    public float @Nullable [] weights() {
        return weights;
    }

    /**
     * Copies the rows in the given order, without their weights.
     *
     * @param order the 0-based number of each row to copy
     * @param featuresOut receives their features, row by row; rows x columns if all rows are copied
     * @param targetOut receives their targets, row by row; as long as {@link #target} if all rows are copied
     */
    public void gather(int[] order, float[] featuresOut, float[] targetOut) {
        int columns = columns();
        int outputs = outputs();
        for (int i = 0; i < order.length; i++) {
            features.copyRow(order[i], featuresOut, i * columns);
            System.arraycopy(target, order[i] * outputs, targetOut, i * outputs, outputs);
        }
    }
}
