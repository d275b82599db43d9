package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.storage.DoubleColumn;
import org.jspecify.annotations.Nullable;

/** Some rows, and what three models predict for them, or four. */
public final class SplitPredictions {
    private final Dataset rows;
    private final DoubleColumn network;
    private final DoubleColumn leastSquares;
    private final DoubleColumn trainingMean;
    private final @Nullable DoubleColumn referenceTrees;

    private SplitPredictions(
            Dataset rows,
            DoubleColumn network,
            DoubleColumn leastSquares,
            DoubleColumn trainingMean,
            @Nullable DoubleColumn referenceTrees) {
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
        return of(rows, network.predictAll(rows.features()), leastSquares, trainingMean);
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
     * @param network what the network predicts for each row, in the unit of the target
     * @param leastSquares fitted on the training rows
     * @param trainingMean fitted on the training rows
     */
    public static SplitPredictions of(
            Dataset rows, DoubleColumn network, LeastSquares leastSquares, MeanModel trainingMean) {
        return new SplitPredictions(
                rows,
                network,
                leastSquares.predictAll(rows.features()),
                trainingMean.predictAll(rows.features()),
                null);
    }

    /**
     * {@return the same with the predictions of another reference model, gradient-boosted trees}
     *
     * @param predicted one per row, in the unit of the target
     * @throws IllegalArgumentException if there are more or fewer predictions than rows
     */
    public SplitPredictions withReferenceTrees(DoubleColumn predicted) {
        if (predicted.size() != rows.rows()) {
            throw new IllegalArgumentException(predicted.size() + " predictions for " + rows.rows() + " rows");
        }
        return new SplitPredictions(rows, network, leastSquares, trainingMean, predicted);
    }

    /** {@return the rows, with their targets} */
    public Dataset rows() {
        return rows;
    }

    /** {@return the predictions of the network, one per row, in the unit of the target} */
    public DoubleColumn network() {
        return network;
    }

    /** {@return the predictions of least squares, one per row, in the unit of the target} */
    public DoubleColumn leastSquares() {
        return leastSquares;
    }

    /** {@return the training mean, once per row, in the unit of the target} */
    public DoubleColumn trainingMean() {
        return trainingMean;
    }

    /** {@return the predictions of the trees, one per row, in the unit of the target; null if there are no trees} */
    public @Nullable DoubleColumn referenceTrees() {
        return referenceTrees;
    }
}
