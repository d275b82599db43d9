package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.Dataset;
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
 * Measures {@link PermutationImportance}. It predicts at most {@value #MOST_PREDICTIONS} rows in all: of more, it takes a random sample, but
 * {@value #FEWEST_ROWS} rows at least.
 */
final class FeatureShuffles {
    private static final int REPEATS = 5;
    private static final int MOST_PREDICTIONS = 1_000_000;
    private static final int FEWEST_ROWS = 100;

    private FeatureShuffles() {}

    /** The importance of each feature; null where an RMSE is not defined. */
    static @Nullable PermutationImportance importance(Predictor predictor, Residuals residuals) {
        int columns = residuals.dataset().features().columns();
        int most = Math.max(FEWEST_ROWS, MOST_PREDICTIONS / REPEATS / columns);
        int[] sample = RowSample.of(residuals.rows(), most);
        Dataset rows = residuals.dataset().select(sample);
        double[] predicted = Arrays.stream(sample)
                .mapToDouble(row -> residuals.predicted()[row])
                .toArray();
        double rmse = RegressionMetrics.of(rows.target(), predicted).rmse();
        AlteredRows altered = new AlteredRows(predictor, rows.features());
        NumpyRandom random = new NumpyRandom(RowSample.SEED);
        List<FeatureImportance> features = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            double[] rises = rises(altered, rows, column, rmse, random);
            if (!Arrays.stream(rises).allMatch(Double::isFinite)) {
                return null;
            }
            features.add(new FeatureImportance(
                    rows.features().names().get(column), Moments.mean(rises), Moments.standardDeviation(rises)));
        }
        features.sort(Comparator.comparingDouble(FeatureImportance::mean).reversed());
        return new PermutationImportance(rows.rows(), REPEATS, RowSample.SEED, features);
    }

    /** By how much the RMSE rises with each shuffle; NaN where it is not defined. */
    private static double[] rises(AlteredRows altered, Dataset rows, int column, double rmse, NumpyRandom random) {
        double[] shuffled = new double[REPEATS * rows.rows()];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            int[] order = random.permutation(rows.rows());
            for (int row = 0; row < order.length; row++) {
                shuffled[repeat * order.length + row] = rows.features().get(order[row], column);
            }
        }
        double[] predicted = altered.predict(column, shuffled);
        double[] rises = new double[REPEATS];
        Arrays.setAll(
                rises,
                repeat -> RegressionMetrics.of(
                                        rows.target(),
                                        Arrays.copyOfRange(predicted, repeat * rows.rows(), (repeat + 1) * rows.rows()))
                                .rmse()
                        - rmse);
        return rises;
    }
}
