package dev.mlmethods.regression.evaluation;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Solves the system that remains of a least-squares problem, whatever its rank: with the singular value decomposition if it is square and small,
 * because that determines the rank best, and otherwise without, because that takes minutes for a thousand features or more.
 */
final class MinimumNorm {
    private static final double EPSILON = Math.ulp(1.0);

    /** With more features than this, the singular value decomposition takes longer than a second. */
    private static final int MOST_FEATURES = 256;

    private MinimumNorm() {}

    /**
     * Minimizes |R z - b|, and among the solutions |z / scales|.
     *
     * @param matrix R, row by row; may be overwritten
     * @param rightHandSide b
     * @param rows the number of rows of the original problem, for the cutoff
     * @param scales one per feature: z / scales are the coefficients in the features' units
     * @return z
     */
    static double[] solve(double[][] matrix, double[] rightHandSide, int rows, double[] scales) {
        return matrix.length < scales.length || scales.length > MOST_FEATURES
                ? CompleteOrthogonalSolution.of(matrix, rightHandSide, relativeCutoff(rows, scales.length), scales)
                : bySingularValues(matrix, rightHandSide, rows, scales);
    }

    private static double relativeCutoff(int rows, int features) {
        return EPSILON * Math.max(rows, features);
    }

    /** The same by the singular value decomposition of a square matrix. */
    static double[] bySingularValues(double[][] square, double[] rightHandSide, int rows, double[] scales) {
        SingularValueDecomposition svd = new SingularValueDecomposition(MatrixUtils.createRealMatrix(square));
        int rank = rank(svd.getSingularValues(), rows);
        RealVector solution = new ArrayRealVector(scales.length);
        RealVector projected = svd.getUT().operate(new ArrayRealVector(rightHandSide, false));
        for (int i = 0; i < rank; i++) {
            double component = projected.getEntry(i) / svd.getSingularValues()[i];
            solution = solution.add(svd.getV().getColumnVector(i).mapMultiply(component));
        }
        if (rank < scales.length) {
            solution = shortest(solution, svd.getV(), rank, scales);
        }
        return solution.toArray();
    }

    private static int rank(double[] descending, int rows) {
        double cutoff = relativeCutoff(rows, descending.length) * descending[0];
        int rank = 0;
        while (rank < descending.length && descending[rank] > cutoff) {
            rank++;
        }
        return rank;
    }

    /** Subtracts from a solution the combination of null vectors, the last columns of V, that leaves |z / scales| smallest. */
    private static RealVector shortest(RealVector solution, RealMatrix v, int rank, double[] scales) {
        int features = scales.length;
        RealMatrix nullVectors = v.getSubMatrix(0, features - 1, rank, features - 1);
        RealMatrix scaled = nullVectors.copy();
        RealVector scaledSolution = solution.copy();
        for (int j = 0; j < features; j++) {
            scaled.setRowVector(j, nullVectors.getRowVector(j).mapDivide(scales[j]));
            scaledSolution.setEntry(j, solution.getEntry(j) / scales[j]);
        }
        RealVector amounts = new QRDecomposition(scaled).getSolver().solve(scaledSolution);
        return solution.subtract(nullVectors.operate(amounts));
    }
}
