package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.split.DatasetSplit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of a network beside those of two reference models, on the same rows.
 *
 * @param network the network
 * @param leastSquares {@link LeastSquares} of the training rows
 * @param trainingMean {@link MeanModel} of the training rows
 * @param trainRows the number of training rows; 0 where they are not at hand
 * @param testRows the number of test rows, at least 1
 */
public record Evaluation(
        SplitMetrics network, SplitMetrics leastSquares, SplitMetrics trainingMean, int trainRows, int testRows) {
    /**
     * An evaluation of the given parts.
     *
     * @throws IllegalArgumentException if there is no test row, or some models have training metrics and others, or the
     *     number of training rows, say that there are none
     */
    public Evaluation {
        if (testRows < 1) {
            throw new IllegalArgumentException("an evaluation needs at least one test row: " + testRows);
        }
        boolean hasTrain = trainRows > 0;
        if ((network.train() != null) != hasTrain
                || (leastSquares.train() != null) != hasTrain
                || (trainingMean.train() != null) != hasTrain) {
            throw new IllegalArgumentException("with " + trainRows + " training rows " + (hasTrain ? "all" : "no")
                    + " models have training metrics");
        }
    }

    /** Evaluates three models on the training and test rows of a split. */
    public static Evaluation of(
            Predictor network, LeastSquares leastSquares, MeanModel trainingMean, DatasetSplit split) {
        Dataset train = split.training();
        Dataset test = split.test();
        return new Evaluation(
                SplitMetrics.of(network, train, test),
                SplitMetrics.of(leastSquares, train, test),
                SplitMetrics.of(trainingMean, train, test),
                train.rows(),
                test.rows());
    }

    /** Evaluates three models on rows that none of them has seen, without the training rows. */
    public static Evaluation ofTest(
            Predictor network, LeastSquares leastSquares, MeanModel trainingMean, Dataset test) {
        return new Evaluation(
                SplitMetrics.ofTest(network, test),
                SplitMetrics.ofTest(leastSquares, test),
                SplitMetrics.ofTest(trainingMean, test),
                0,
                test.rows());
    }

    /**
     * Whether least squares has the smaller RMSE on the test rows; equal is not smaller. A network without a finite RMSE
     * loses to least squares with one.
     */
    public boolean leastSquaresIsBetter() {
        double networkRmse = network.test().rmse();
        double leastSquaresRmse = leastSquares.test().rmse();
        return Double.isNaN(networkRmse) ? !Double.isNaN(leastSquaresRmse) : leastSquaresRmse < networkRmse;
    }

    /**
     * The contents of {@code metrics.json}: numbers addressed as {@code test.r2}, {@code train.rmse},
     * {@code leastSquares.test.r2} and {@code trainingMean.test.r2}. What is not defined or not at hand is left out.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> metrics = new LinkedHashMap<>(network.toMap());
        metrics.put("leastSquares", leastSquares.toMap());
        metrics.put("trainingMean", trainingMean.toMap());
        return Collections.unmodifiableMap(metrics);
    }
}
