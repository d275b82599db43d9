package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import org.jspecify.annotations.Nullable;

/** Some rows, and what three models predict for them, or four. The arrays are never written to. */
public final class SplitPredictions {
    private final Dataset rows;
    private final double[] network;
    private final double[] leastSquares;
    private final double[] trainingMean;
    private final double @Nullable [] referenceTrees;

    private SplitPredictions(
            Dataset rows,
            double[] network,
            double[] leastSquares,
            double[] trainingMean,
            double @Nullable [] referenceTrees) {
        this.rows = rows;
        this.network = network;
        this.leastSquares = leastSquares;
        this.trainingMean = trainingMean;
        this.referenceTrees = referenceTrees;
    }

    /**
     * {@return the rows, and what three models predict for them}
     *
     * @param rows at least one
     * @param network predicts from unscaled features
     * @param leastSquares fitted on the training rows
     * @param trainingMean fitted on the training rows
     */
    public static SplitPredictions of(
            Dataset rows, Predictor network, LeastSquares leastSquares, MeanModel trainingMean) {
        return of(rows, network.predict(rows.features()), leastSquares, trainingMean);
    }

    /**
     * {@return the training rows, and what three models predict for them}
     *
     * @param training the rows that all models were fitted on, all of them and in the same order
     * @param network predicts from unscaled features
     * @param leastSquares fitted on the training rows
     * @param trainingMean fitted on the training rows
     */
    public static SplitPredictions ofTraining(
            Dataset training, Predictor network, LeastSquares leastSquares, MeanModel trainingMean) {
        return of(training, network.predictTraining(training), leastSquares, trainingMean);
    }

    /**
     * {@return the rows, and what three models predict for them}
     *
     * @param rows at least one
     * @param network what the network predicts for each row, in the unit of the target: the caller must not write to the array afterward
     * @param leastSquares fitted on the training rows
     * @param trainingMean fitted on the training rows
     */
    public static SplitPredictions of(
            Dataset rows, double[] network, LeastSquares leastSquares, MeanModel trainingMean) {
        return new SplitPredictions(
                rows, network, leastSquares.predict(rows.features()), trainingMean.predict(rows.features()), null);
    }

    /**
     * {@return the same with the predictions of another reference model, gradient-boosted trees}
     *
     * @param predicted one per row, in the unit of the target: the caller must not use the array afterward
     * @throws IllegalArgumentException if there are more or fewer predictions than rows
     */
    public SplitPredictions withReferenceTrees(double[] predicted) {
        if (predicted.length != rows.rows()) {
            throw new IllegalArgumentException(predicted.length + " predictions for " + rows.rows() + " rows");
        }
        return new SplitPredictions(rows, network, leastSquares, trainingMean, predicted);
    }

    /** {@return the rows, with their targets} */
    public Dataset rows() {
        return rows;
    }

    /** The metrics of predictions for the rows, weighted by their weights. */
    RegressionMetrics metrics(double[] predicted) {
        return RegressionMetrics.of(rows, predicted);
    }

    /** {@return the predictions of the network, one per row, in the unit of the target: the array itself} */
    public double[] network() {
        return network;
    }

    /** {@return the predictions of least squares, one per row, in the unit of the target: the array itself} */
    public double[] leastSquares() {
        return leastSquares;
    }

    /** {@return the training mean, once per row, in the unit of the target: the array itself} */
    public double[] trainingMean() {
        return trainingMean;
    }

    /** {@return the predictions of the trees, one per row, in the unit of the target: the array itself; null if there are no trees} */
    public double @Nullable [] referenceTrees() {
        return referenceTrees;
    }
}
