package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.Predictor;

/** What a model predicts for some rows with other values of one feature. */
final class AlteredRows {
    /** How many numbers are laid before the model at once: 8 MiB. */
    private static final int MOST_VALUES = 1 << 20;

    private final Predictor predictor;
    private final FeatureMatrix rows;

    AlteredRows(Predictor predictor, FeatureMatrix rows) {
        this.predictor = predictor;
        this.rows = rows;
    }

    /**
     * Predicts.
     *
     * @param column of the feature
     * @param values for the rows, then for the same rows again, and so on
     * @return a prediction for each value
     */
    double[] predict(int column, double[] values) {
        double[] predicted = new double[values.length];
        int most = Math.max(1, MOST_VALUES / rows.columns());
        for (int start = 0; start < values.length; start += most) {
            int count = Math.min(most, values.length - start);
            System.arraycopy(predictor.predict(altered(column, values, start, count)), 0, predicted, start, count);
        }
        return predicted;
    }

    private FeatureMatrix altered(int column, double[] values, int start, int count) {
        double[] altered = new double[count * rows.columns()];
        for (int i = 0; i < count; i++) {
            rows.copyRow((start + i) % rows.rows(), altered, i * rows.columns());
            altered[i * rows.columns() + column] = values[start + i];
        }
        return FeatureMatrix.of(rows.names(), altered);
    }
}
