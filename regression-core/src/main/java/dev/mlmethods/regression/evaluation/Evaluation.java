package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.storage.DoubleColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a network and of two reference models, or three, on the same rows.
 *
 * @param network the network
 * @param leastSquares {@link LeastSquares} of the training rows
 * @param trainingMean {@link MeanModel} of the training rows
 * @param trainRows the number of training rows; 0 if they are not available
 * @param validationRows the number of validation rows; 0 if there are none, or they are not available
 * @param testRows the number of test rows, at least 1
 * @param referenceTrees gradient-boosted trees of the training rows; null if nobody asked for them, or they can't be had
 */
public record Evaluation(
        SplitMetrics network,
        SplitMetrics leastSquares,
        SplitMetrics trainingMean,
        int trainRows,
        int validationRows,
        int testRows,
        @Nullable SplitMetrics referenceTrees) {
    /**
     * Checks that the parts are consistent.
     *
     * @param network the network's metrics
     * @param leastSquares the metrics of {@link LeastSquares}
     * @param trainingMean the metrics of {@link MeanModel}
     * @param trainRows the number of training rows; 0 if they are not available
     * @param validationRows the number of validation rows; 0 if there are none, or they are not available
     * @param testRows the number of test rows, at least 1
     * @param referenceTrees the metrics of gradient-boosted trees; null if there are none
     * @throws IllegalArgumentException if there is no test row, or if some models have training or validation metrics although others don't, or
     *     although the number of those rows is 0
     */
    public Evaluation {
        if (testRows < 1) {
            throw new IllegalArgumentException("an evaluation needs at least one test row: " + testRows);
        }
        List<SplitMetrics> models = Stream.of(network, leastSquares, trainingMean, referenceTrees)
                .filter(Objects::nonNull)
                .toList();
        requireAllOrNone("training", trainRows, models, SplitMetrics::train);
        requireAllOrNone("validation", validationRows, models, SplitMetrics::validation);
    }

    /**
     * Creates an evaluation without trees.
     *
     * @param network the network's metrics
     * @param leastSquares the metrics of {@link LeastSquares}
     * @param trainingMean the metrics of {@link MeanModel}
     * @param trainRows the number of training rows; 0 if they are not available
     * @param validationRows the number of validation rows; 0 if there are none, or they are not available
     * @param testRows the number of test rows, at least 1
     * @throws IllegalArgumentException if the parts are not consistent
     */
    public Evaluation(
            SplitMetrics network,
            SplitMetrics leastSquares,
            SplitMetrics trainingMean,
            int trainRows,
            int validationRows,
            int testRows) {
        this(network, leastSquares, trainingMean, trainRows, validationRows, testRows, null);
    }

    private static void requireAllOrNone(
            String split, int rows, List<SplitMetrics> models, Function<SplitMetrics, @Nullable RegressionMetrics> of) {
        boolean hasRows = rows > 0;
        if (models.stream().anyMatch(model -> (of.apply(model) != null) != hasRows)) {
            throw new IllegalArgumentException("with " + rows + " " + split + " rows " + (hasRows ? "all" : "no")
                    + " models have " + split + " metrics");
        }
    }

    /**
     * {@return the evaluation of predictions}
     *
     * @param train null if the training rows are not available
     * @param validation null if there are no validation rows, or they are not available
     * @param test the test rows and what the models predict for them
     */
    public static Evaluation of(
            @Nullable SplitPredictions train, @Nullable SplitPredictions validation, SplitPredictions test) {
        return new Evaluation(
                metrics(train, validation, test, SplitPredictions::network),
                metrics(train, validation, test, SplitPredictions::leastSquares),
                metrics(train, validation, test, SplitPredictions::trainingMean),
                rows(train),
                rows(validation),
                rows(test),
                test.referenceTrees() == null
                        ? null
                        : metrics(
                                train,
                                validation,
                                test,
                                split -> Objects.requireNonNull(split.referenceTrees(), "trees of one split only")));
    }

    private static SplitMetrics metrics(
            @Nullable SplitPredictions train,
            @Nullable SplitPredictions validation,
            SplitPredictions test,
            Function<SplitPredictions, DoubleColumn> model) {
        return new SplitMetrics(
                train == null ? null : metrics(train, model),
                validation == null ? null : metrics(validation, model),
                metrics(test, model));
    }

    private static RegressionMetrics metrics(SplitPredictions split, Function<SplitPredictions, DoubleColumn> model) {
        return RegressionMetrics.of(split.rows(), model.apply(split));
    }

    private static int rows(@Nullable SplitPredictions split) {
        return split == null ? 0 : split.rows().rows();
    }

    /**
     * {@return whether least squares has the smaller RMSE on the test rows; equal is not smaller} A network without a finite RMSE loses to least
     * squares with one.
     */
    public boolean leastSquaresIsBetter() {
        double networkRmse = network.test().rmse();
        double leastSquaresRmse = leastSquares.test().rmse();
        return Double.isNaN(networkRmse) ? !Double.isNaN(leastSquaresRmse) : leastSquaresRmse < networkRmse;
    }

    /**
     * {@return the contents of {@code metrics.json}} They are numbers addressed as {@code test.r2}, {@code validation.r2}, {@code train.rmse},
     * {@code leastSquares.test.r2}, {@code trainingMean.test.r2} and {@code referenceTrees.test.r2}. What is not defined or not available is left out.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> metrics = new LinkedHashMap<>(network.toMap());
        metrics.put("leastSquares", leastSquares.toMap());
        metrics.put("trainingMean", trainingMean.toMap());
        if (referenceTrees != null) {
            metrics.put("referenceTrees", referenceTrees.toMap());
        }
        return Collections.unmodifiableMap(metrics);
    }
}
