package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.List;

/**
 * What is done to rows before a network sees them, and to its outputs before anyone else does. Fitted only on the training rows, and part of the
 * model.
 *
 * @param features scales each feature
 * @param target scales the target, or leaves it as it is
 */
public record Preparation(FittedScaler features, TargetScaler target) {
    /**
     * {@return the preparation of a dataset}
     *
     * @param training only the training rows, at least one: test rows would leak into the model
     * @param targetScaling what the network learns of the target
     * @throws dev.mlmethods.regression.RegressionException if a feature or the target has no finite mean and variance, or too few values for its
     *     scaling
     */
    public static Preparation fit(Dataset training, TargetScaling targetScaling) {
        return new Preparation(ScalerFit.fit(training), TargetScaler.fit(targetScaling, training));
    }

    /** {@return the names of the columns that rows have beforehand, in order} */
    public List<String> columns() {
        return features.featureNames();
    }

    /**
     * {@return what the network reads from rows: scaled in float64, then rounded; rows x columns, row by row}
     *
     * @param rows that have {@link #columns}, in their order
     * @throws dev.mlmethods.regression.RegressionException if they have other columns; the message names the first difference
     */
    public float[] transform(FeatureMatrix rows) {
        features.requireSameFeatures(rows.names());
        int columns = rows.columns();
        float[] prepared = new float[Math.multiplyExact(rows.rows(), columns)];
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                prepared[row * columns + column] = (float) features.transform(column, rows.get(row, column));
            }
        }
        return prepared;
    }

    /**
     * {@return what the network learns from the target of rows, one value per row: scaled in float64, then rounded}
     *
     * @param rows with their target in its own unit
     */
    public float[] transformTarget(Dataset rows) {
        float[] prepared = new float[rows.rows()];
        for (int row = 0; row < prepared.length; row++) {
            prepared[row] = (float) target.transform(rows.target(row));
        }
        return prepared;
    }

    /**
     * {@return the predictions that the network's outputs stand for, in the target's unit}
     *
     * @param outputs of the network, one per row
     */
    public double[] inverse(float[] outputs) {
        double[] predictions = new double[outputs.length];
        for (int row = 0; row < predictions.length; row++) {
            predictions[row] = target.inverse(outputs[row]);
        }
        return predictions;
    }
}
