package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;

/** Some rows, and what three models predict for them. The arrays are never written to. */
public final class SplitPredictions {
    private final Dataset rows;
    private final double[] network;
    private final double[] leastSquares;
    private final double[] trainingMean;

    private SplitPredictions(Dataset rows, double[] network, double[] leastSquares, double[] trainingMean) {
        this.rows = rows;
        this.network = network;
        this.leastSquares = leastSquares;
        this.trainingMean = trainingMean;
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
        return new SplitPredictions(
                rows,
                network.predict(rows.features()),
                leastSquares.predict(rows.features()),
                trainingMean.predict(rows.features()));
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
}
