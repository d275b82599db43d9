package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import java.util.List;

/**
 * How much worse the predictions get when the cells of a column are shuffled among the rows, all features of a category or a date together (Breiman,
 * Random Forests, Machine Learning 45 (2001); like scikit-learn's {@code permutation_importance} with the scoring {@code
 * neg_root_mean_squared_error}).
 *
 * @param rows how many test rows were used
 * @param repeats how often each feature was shuffled
 * @param seed of the shuffles
 * @param features the most important first
 */
public record PermutationImportance(int rows, int repeats, long seed, List<FeatureImportance> features) {
    /**
     * Copies the list, and checks the values.
     *
     * @param rows how many test rows were used, at least 0
     * @param repeats how often each feature was shuffled, at least 1
     * @param seed of the shuffles
     * @param features the most important first
     * @throws IllegalArgumentException if {@code rows} or {@code repeats} is out of its range
     */
    public PermutationImportance {
        features = List.copyOf(features);
        Invariant.atLeast(0, "rows", rows);
        Invariant.atLeast(1, "repeats", repeats);
    }

    /**
     * The importance of one column.
     *
     * @param feature its name in the table
     * @param mean by how much the RMSE, weighted if the rows have weights, rises, in the unit of the target; the mean over the repeats
     * @param standardDeviation over the repeats, divided by n - 1
     */
    public record FeatureImportance(String feature, double mean, double standardDeviation) {
        /**
         * Checks the values.
         *
         * @param feature the column's name in the table
         * @param mean by how much the RMSE rises, in the unit of the target; the mean over the repeats
         * @param standardDeviation over the repeats
         * @throws IllegalArgumentException if a number is not finite
         */
        public FeatureImportance {
            Invariant.finite("mean", mean);
            Invariant.finite("standardDeviation", standardDeviation);
        }
    }
}
