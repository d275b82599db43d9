package dev.mlmethods.regression.benchmarks.contender;

/** Someone who predicts the test rows from their raw features. */
interface RowPredictions {
    /** The prediction for one row, by a call for it alone. */
    double one(int row);

    /** Those for all rows, by one call. */
    void all(double[] predicted);

    /** What it is: product and version. */
    String version();
}
