package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.TableColumn;
import dev.mlmethods.regression.evaluation.Predictor;

/** What a model predicts for some rows if one column has the cells of other rows. */
final class AlteredRows {
    /** How many numbers the model gets at once: 8 MiB. */
    private static final int MOST_VALUES = 1 << 20;

    private final Predictor predictor;
    private final FeatureMatrix rows;
    private final FeatureMatrix donors;

    /**
     * Alters some rows.
     *
     * @param donors the rows that the cells are taken from
     */
    AlteredRows(Predictor predictor, FeatureMatrix rows, FeatureMatrix donors) {
        this.predictor = predictor;
        this.rows = rows;
        this.donors = donors;
    }

    /**
     * Predicts.
     *
     * @param column whose features are replaced, all of them at once
     * @param from the donors for the rows, then for the same rows again, and so on
     * @return a prediction for each of them
     */
    double[] predict(TableColumn column, int[] from) {
        double[] predicted = new double[from.length];
        int most = Math.max(1, MOST_VALUES / rows.columns());
        for (int start = 0; start < from.length; start += most) {
            int count = Math.min(most, from.length - start);
            System.arraycopy(predictor.predict(altered(column, from, start, count)), 0, predicted, start, count);
        }
        return predicted;
    }

    private FeatureMatrix altered(TableColumn column, int[] from, int start, int count) {
        double[] altered = new double[count * rows.columns()];
        for (int i = 0; i < count; i++) {
            int at = i * rows.columns();
            rows.copyRow((start + i) % rows.rows(), altered, at);
            for (int feature = column.first(); feature < column.first() + column.width(); feature++) {
                altered[at + feature] = donors.get(from[start + i], feature);
            }
        }
        return FeatureMatrix.of(rows.names(), altered);
    }
}
