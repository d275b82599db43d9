package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.RelativeWeights;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A least-squares problem with an intercept, as a smaller one without: |A z - b|, where the columns of A are the standardized features and b is the
 * centered target, after reflections that turn the column of ones into a multiple of the first unit vector. That vector's row is the row of the mean.
 * This makes the centering exact: a mean is a rounded number, and the remainder matters if the values are large and vary little.
 *
 * <p>If the rows have weights, each row, including its number in the column of ones, is multiplied by the root of its weight, so that the squares of
 * the residuals count by their weights.
 *
 * @param matrix A, row by row: features x features and triangular if there are more rows than features, otherwise (rows - 1) x features
 * @param rightHandSide b
 * @param meanRow the row of the mean, one value per feature
 * @param meanTarget its target
 * @param ones what the reflections have turned the ones, or the roots of the weights, into
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
record CentredSystem(double[][] matrix, double[] rightHandSide, double[] meanRow, double meanTarget, double ones) {
    static CentredSystem of(Dataset training, FittedScaler scaler, double targetMean) {
        StandardizedRows rows = new StandardizedRows(training, scaler, targetMean, roots(training));
        return training.rows() > training.features().columns() ? triangle(rows) : reflected(rows);
    }

    /** The roots of the relative weights; null if there are none. */
    private static double @Nullable [] roots(Dataset training) {
        SampleWeights weights = training.weights();
        return weights == null
                ? null
                : Arrays.stream(RelativeWeights.of(weights.toArray()))
                        .map(Math::sqrt)
                        .toArray();
    }

    /** By the QR decomposition of the columns (1, features, target), in memory that doesn't grow with the number of rows. */
    private static CentredSystem triangle(StandardizedRows rows) {
        int features = rows.features();
        StreamingQr qr = new StreamingQr(features + 2);
        double[] row = new double[features + 2];
        for (int i = 0; i < rows.count(); i++) {
            row[0] = rows.one(i);
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

    /**
     * By the single reflection that does it, along (1 + sqrt(rows), 1, 1, ...), which leaves one row fewer. With weights, their roots replace the
     * ones, and the root of their sum replaces the root of the number of rows.
     */
    private static CentredSystem reflected(StandardizedRows rows) {
        int features = rows.features();
        int count = rows.count();
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += rows.one(i) * rows.one(i);
        }
        double root = Math.sqrt(squares);
        double[] direction = new double[count];
        Arrays.setAll(direction, i -> i == 0 ? rows.one(i) + root : rows.one(i));
        double[][] all = new double[count][features + 1];
        double[] sums = new double[features + 1];
        for (int i = 0; i < count; i++) {
            rows.read(i, all[i], 0);
            for (int j = 0; j < sums.length; j++) {
                sums[j] += direction[i] * all[i][j];
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < sums.length; j++) {
                all[i][j] -= direction[i] * sums[j] / (squares + rows.one(0) * root);
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

    /** The rows in the form that the decompositions need. */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    private record StandardizedRows(
            Dataset training, FittedScaler scaler, double targetMean, double @Nullable [] roots) {
        /** The number in the column of ones. */
        double one(int row) {
            return roots == null ? 1.0 : roots[row];
        }

        int count() {
            return training.rows();
        }

        int features() {
            return training.features().columns();
        }

        /** The features of a row, standardized, followed by the target. */
        void read(int row, double[] into, int from) {
            training.features().copyRow(row, into, from);
            for (int j = 0; j < features(); j++) {
                into[from + j] = scaler.transform(j, into[from + j]);
            }
            into[from + features()] = training.target(row) - targetMean;
            if (roots != null) {
                for (int j = from; j <= from + features(); j++) {
                    into[j] *= roots[row];
                }
            }
        }
    }
}
