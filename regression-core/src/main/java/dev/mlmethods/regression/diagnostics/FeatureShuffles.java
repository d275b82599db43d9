package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.TableColumn;
import dev.mlmethods.regression.diagnostics.PermutationImportance.FeatureImportance;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.random.NumpyRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures {@link PermutationImportance}. It predicts at most {@value #MOST_PREDICTIONS} rows in total: if that isn't enough for all rows, it takes a
 * random sample, but at least {@value #FEWEST_ROWS} rows.
 */
final class FeatureShuffles {
    private static final int REPEATS = 5;
    private static final int MOST_PREDICTIONS = 1_000_000;
    private static final int FEWEST_ROWS = 100;

    private FeatureShuffles() {}

    /** The importance of each column of the table; null if an RMSE is not defined. */
    static @Nullable PermutationImportance importance(Predictor predictor, Residuals residuals) {
        List<TableColumn> columns = residuals.dataset().tableColumns();
        int most = Math.max(FEWEST_ROWS, MOST_PREDICTIONS / REPEATS / columns.size());
        int[] sample = RowSample.of(residuals.rows(), most);
        Dataset rows = residuals.dataset().select(sample);
        double[] predicted = Arrays.stream(sample)
                .mapToDouble(row -> residuals.predicted()[row])
                .toArray();
        double rmse = RegressionMetrics.of(rows, predicted).rmse();
        AlteredRows altered = new AlteredRows(predictor, rows.features(), rows.features());
        NumpyRandom random = new NumpyRandom(RowSample.SEED);
        List<FeatureImportance> features = new ArrayList<>();
        for (TableColumn column : columns) {
            double[] rises = rises(altered, rows, column, rmse, random);
            if (!Arrays.stream(rises).allMatch(Double::isFinite)) {
                return null;
            }
            features.add(new FeatureImportance(column.name(), Moments.mean(rises), Moments.standardDeviation(rises)));
        }
        features.sort(Comparator.comparingDouble(FeatureImportance::mean).reversed());
        return new PermutationImportance(rows.rows(), REPEATS, RowSample.SEED, features);
    }

    /** By how much the RMSE rises with each shuffle; NaN if it is not defined. */
    private static double[] rises(
            AlteredRows altered, Dataset rows, TableColumn column, double rmse, NumpyRandom random) {
        int[] shuffled = new int[REPEATS * rows.rows()];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            System.arraycopy(random.permutation(rows.rows()), 0, shuffled, repeat * rows.rows(), rows.rows());
        }
        double[] predicted = altered.predict(column, shuffled);
        double[] rises = new double[REPEATS];
        Arrays.setAll(
                rises,
                repeat -> RegressionMetrics.of(
                                        rows,
                                        Arrays.copyOfRange(predicted, repeat * rows.rows(), (repeat + 1) * rows.rows()))
                                .rmse()
                        - rmse);
        return rises;
    }
}
