package dev.mlmethods.regression.benchmarks.contender;

/** Predicts the test rows from their raw features. */
interface RowPredictions {
    /** The prediction for one row, by a separate call. */
    double one(int row);

    /** The predictions for all rows, by one call. */
    void all(double[] predicted);

    /** The product and its version. */
    String version();
}
