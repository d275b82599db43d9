package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.scaling.StandardScaler;
import java.util.Arrays;

/**
 * A least-squares problem with an intercept, as a smaller one without: |A z - b|, where the columns of A are the standardised features and b is the centred
 * target, after reflections which turn the column of ones into a multiple of the first unit vector. Its row is the mean's. That makes the centring
 * exact: a mean is a rounded number, and what it leaves over counts where the values are large and vary little.
 *
 * @param matrix A, row by row: features x features and triangular where there are more rows than features, else (rows - 1) x features
 * @param rightHandSide b
 * @param meanRow the row of the mean, one value a feature
 * @param meanTarget its target
 * @param ones what the reflections have made of the ones
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record CentredSystem(double[][] matrix, double[] rightHandSide, double[] meanRow, double meanTarget, double ones) {
    static CentredSystem of(Dataset training, StandardScaler scaler, double targetMean) {
        StandardisedRows rows = new StandardisedRows(training, scaler, targetMean);
        return training.rows() > training.features().columns() ? triangle(rows) : reflected(rows);
    }

    /** By the QR decomposition of the columns (1, features, target), in memory that doesn't grow with the rows. */
    private static CentredSystem triangle(StandardisedRows rows) {
        int features = rows.features();
        StreamingQr qr = new StreamingQr(features + 2);
        double[] row = new double[features + 2];
        row[0] = 1.0;
        for (int i = 0; i < rows.count(); i++) {
            rows.read(i, row, 1);
            qr.add(row);
        }
        double[][] triangle = qr.finish();
        double[][] inner = new double[features][];
        double[] last = new double[features];
        for (int i = 0; i < features; i++) {
            inner[i] = Arrays.copyOfRange(triangle[i + 1], 1, features + 1);
            last[i] = triangle[i + 1][features + 1];
        }
        return new CentredSystem(
                inner,
                last,
                Arrays.copyOfRange(triangle[0], 1, features + 1),
                triangle[0][features + 1],
                triangle[0][0]);
    }

    /** By the one reflection that does it, along (1 + sqrt(rows), 1, 1, ...), which leaves as many rows as there are, less one. */
    private static CentredSystem reflected(StandardisedRows rows) {
        int features = rows.features();
        int count = rows.count();
        double root = Math.sqrt(count);
        double[][] all = new double[count][features + 1];
        double[] sums = new double[features + 1];
        for (int i = 0; i < count; i++) {
            rows.read(i, all[i], 0);
            for (int j = 0; j < sums.length; j++) {
                sums[j] += (i == 0 ? 1 + root : 1) * all[i][j];
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < sums.length; j++) {
                all[i][j] -= (i == 0 ? 1 + root : 1) * sums[j] / (count + root);
            }
        }
        double[][] matrix = new double[count - 1][];
        double[] targets = new double[count - 1];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = Arrays.copyOf(all[i + 1], features);
            targets[i] = all[i + 1][features];
        }
        return new CentredSystem(matrix, targets, Arrays.copyOf(all[0], features), all[0][features], -root);
    }

    /**
     * By how much the prediction at the features' means differs from the mean of the target.
     *
     * @param coefficients z
     */
    double correction(double[] coefficients) {
        double correction = meanTarget;
        for (int j = 0; j < coefficients.length; j++) {
            correction -= meanRow[j] * coefficients[j];
        }
        return correction / ones;
    }

    /** The rows as the decompositions take them. */
    private record StandardisedRows(Dataset training, StandardScaler scaler, double targetMean) {
        int count() {
            return training.rows();
        }

        int features() {
            return training.features().columns();
        }

        /** The features of a row, standardised, and behind them the target. */
        void read(int row, double[] into, int from) {
            for (int j = 0; j < features(); j++) {
                into[from + j] = scaler.transform(j, training.features().get(row, j));
            }
            into[from + features()] = training.target(row) - targetMean;
        }
    }
}
