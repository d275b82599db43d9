package dev.mlmethods.regression.evaluation;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/** Solves the small triangular system that is left of a least-squares problem, whatever its rank. */
final class MinimumNorm {
    private static final double EPSILON = Math.ulp(1.0);

    private MinimumNorm() {}

    /**
     * Minimises |R z - b|, and among the solutions |z / scales|.
     *
     * @param triangle R, features x features
     * @param rightHandSide b
     * @param rows the number of rows of the original problem, for the cutoff
     * @param scales one a feature: z / scales are the coefficients in the features' units
     * @return z
     */
    static double[] solve(double[][] triangle, double[] rightHandSide, int rows, double[] scales) {
        SingularValueDecomposition svd = new SingularValueDecomposition(MatrixUtils.createRealMatrix(triangle));
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
        double cutoff = EPSILON * Math.max(rows, descending.length) * descending[0];
        int rank = 0;
        while (rank < descending.length && descending[rank] > cutoff) {
            rank++;
        }
        return rank;
    }

    /** Takes from a solution the combination of null vectors, the last columns of V, that leaves |z / scales| smallest. */
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
