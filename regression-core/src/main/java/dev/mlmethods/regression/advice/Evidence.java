package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataFinding.Kind;
import dev.mlmethods.regression.data.DataFinding.Split;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.evaluation.SplitMetrics;
import dev.mlmethods.regression.model.Specification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that advice is based on.
 *
 * @param specification what the network, or the first one of an ensemble, was trained with, which no advice repeats
 * @param features how many there are, at least 1
 * @param rows how many rows each split has
 * @param network the scores of the network
 * @param leastSquares the scores of least squares on the same rows
 * @param trainingMean the scores of the mean of the training rows on the same rows
 * @param course the losses of the training; null if they are not known
 * @param findings what misleads in the data
 */
public record Evidence(
        Specification specification,
        int features,
        Rows rows,
        Scores network,
        Scores leastSquares,
        Scores trainingMean,
        @Nullable Course course,
        List<DataFinding> findings) {
    /**
     * Copies the list.
     *
     * @param specification what the network was trained with
     * @param features how many there are, at least 1
     * @param rows how many rows each split has
     * @param network the scores of the network
     * @param leastSquares the scores of least squares on the same rows
     * @param trainingMean the scores of the mean of the training rows on the same rows
     * @param course the losses of the training; null if they are not known
     * @param findings what misleads in the data; copied
     */
    public Evidence {
        findings = List.copyOf(findings);
    }

    /** The features that give the target away: a repeated target, or the numbers of the rows. */
    List<String> revealing() {
        return findings.stream()
                .filter(finding -> finding.kind() == Kind.ROW_NUMBER || finding.kind() == Kind.REPEATS_TARGET)
                .flatMap(finding -> finding.columns().stream())
                .distinct()
                .toList();
    }

    /** How many test rows have the same features as a training row. */
    int repeatedTestRows() {
        return findings.stream()
                .filter(finding -> finding.kind() == Kind.REPEATED_ROWS && finding.split() == Split.TEST)
                .mapToInt(DataFinding::rows)
                .sum();
    }

    /**
     * Numbers of rows.
     *
     * @param train the number of training rows; 0 if they are not available
     * @param validation the number of validation rows; 0 if there are none, or they are not available
     * @param test the number of test rows, at least 1
     */
    public record Rows(int train, int validation, int test) {}

    /**
     * The scores of one model.
     *
     * @param train the score on the training rows; null if they are not available
     * @param validation the score on the validation rows; null if there are none, or they are not available
     * @param test the score on the test rows
     */
    public record Scores(@Nullable Score train, @Nullable Score validation, Score test) {
        /**
         * {@return the R2 and the RMSE of a model on each split}
         *
         * @param metrics all metrics of the model
         */
        public static Scores of(SplitMetrics metrics) {
            return new Scores(score(metrics.train()), score(metrics.validation()), Score.of(metrics.test()));
        }

        private static @Nullable Score score(@Nullable RegressionMetrics metrics) {
            return metrics == null ? null : Score.of(metrics);
        }
    }

    /**
     * How good a model is on some rows.
     *
     * @param r2 the coefficient of determination; NaN if it is not defined
     * @param rmse the root of the mean squared error, in the unit of the target; NaN if it is not defined
     */
    public record Score(double r2, double rmse) {
        /**
         * {@return the R2 and the RMSE of a model on some rows}
         *
         * @param metrics all metrics of the model on those rows
         */
        public static Score of(RegressionMetrics metrics) {
            return new Score(metrics.r2(), metrics.rmse());
        }
    }
}
