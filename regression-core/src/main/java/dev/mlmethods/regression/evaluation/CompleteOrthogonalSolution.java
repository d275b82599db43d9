package dev.mlmethods.regression.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Solves a least-squares problem of any shape and rank, in time rows x features x min(rows, features): A' is decomposed as Q R by {@link PivotedQr},
 * where the columns of Q span what the rows of A can distinguish, and the problem is solved in the coordinates of Q.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, Matrix Computations, section 5.5.2 (complete orthogonal decomposition).
 */
final class CompleteOrthogonalSolution {
    private CompleteOrthogonalSolution() {}

    /**
     * Minimizes |A z - b|, and among the solutions |z / scales|.
     *
     * @param rows A, row by row; overwritten
     * @param rightHandSide b
     * @param relativeCutoff what the preceding rows leave of a row of A counts as zero if it is no longer than this fraction of the Frobenius norm of
     *     A
     * @param scales one per feature: z / scales are the coefficients in the features' units
     * @return z
     */
    static double[] of(double[][] rows, double[] rightHandSide, double relativeCutoff, double[] scales) {
        PivotedQr qr = PivotedQr.of(rows, relativeCutoff * frobeniusNorm(rows));
        double[] coordinates = coordinates(qr, rightHandSide);
        if (qr.rank() == scales.length) {
            qr.rotate(coordinates);
            return coordinates;
        }
        return shortest(qr, coordinates, scales);
    }

    private static double frobeniusNorm(double[][] rows) {
        return Math.sqrt(Arrays.stream(rows)
                .mapToDouble(
                        row -> Arrays.stream(row).map(value -> value * value).sum())
                .sum());
    }

    /** Those of the solutions along the columns of Q: they minimize |R' x - b|. */
    private static double[] coordinates(PivotedQr qr, double[] rightHandSide) {
        double[] ordered = qr.pivoted(rightHandSide);
        if (qr.rank() == ordered.length) {
            return qr.solveTransposed(ordered);
        }
        double[][] columns = new double[qr.rank()][ordered.length];
        for (int i = 0; i < columns.length; i++) {
            for (int place = i; place < ordered.length; place++) {
                columns[i][place] = qr.r(i, place);
            }
        }
        PivotedQr small = PivotedQr.of(columns, 0);
        small.rotateBack(ordered);
        return small.inOrder(small.solve(ordered));
    }

    /**
     * The z of smallest |z / scales| that has these coordinates. In units of the features, with D = diag(scales), it is the shortest w with (D Q)' w
     * = x, which is Q* R*'^-1 x for the decomposition D Q = Q* R*. The rows of D Q are sorted by their scales, an order in which Householder's
     * reflections are accurate row by row, however much the units differ (A. J. Cox and N. J. Higham, Stability of Householder QR Factorization for
     * Weighted Least Squares Problems, 1998).
     */
    private static double[] shortest(PivotedQr qr, double[] coordinates, double[] scales) {
        int[] order = IntStream.range(0, scales.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer feature) -> scales[feature])
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double largest = scales[order[0]];
        double[][] columns = new double[qr.rank()][scales.length];
        for (int k = 0; k < columns.length; k++) {
            double[] direction = new double[scales.length];
            direction[k] = 1;
            qr.rotate(direction);
            for (int i = 0; i < scales.length; i++) {
                columns[k][i] = direction[order[i]] * (scales[order[i]] / largest);
            }
        }
        PivotedQr scaled = PivotedQr.of(columns, 0);
        double[] sorted = Arrays.copyOf(scaled.solveTransposed(scaled.pivoted(coordinates)), scales.length);
        scaled.rotate(sorted);
        double[] solution = new double[scales.length];
        for (int i = 0; i < solution.length; i++) {
            solution[order[i]] = sorted[i] * (scales[order[i]] / largest);
        }
        return solution;
    }
}
