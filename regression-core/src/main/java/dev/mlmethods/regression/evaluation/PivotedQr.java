package dev.mlmethods.regression.evaluation;

import java.util.Arrays;

/**
 * The QR decomposition of a matrix with column pivoting, which stops when the remaining columns are no longer than a cutoff: A P = Q R, where Q is a
 * product of as many Householder reflections as the rank, and R is upper trapezoidal.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, Matrix Computations, section 5.4.2 (QR with column pivoting, after P. Businger and G. Golub, Linear
 * Least Squares Solutions by Householder Transformations, Numerische Mathematik 7 (1965) 269-276). The lengths of the remaining columns are summed
 * anew in each step instead of being updated; this costs little and avoids the problems of updating.
 */
final class PivotedQr {
    /** Column by column, in the order of the pivots: R above the diagonal, and the vectors of the reflections from the diagonal down. */
    private final double[][] columns;

    private final int[] order;
    private final double[] diagonal;
    private int rank;

    private PivotedQr(double[][] columns) {
        this.columns = columns;
        order = new int[columns.length];
        diagonal = new double[columns.length];
        Arrays.setAll(order, column -> column);
    }

    /**
     * Decomposes a matrix.
     *
     * @param columns its columns, of the same length each; overwritten, and kept
     * @param cutoff columns of which no more than this length remains count as dependent on those before them
     */
    static PivotedQr of(double[][] columns, double cutoff) {
        PivotedQr qr = new PivotedQr(columns);
        qr.decompose(cutoff);
        return qr;
    }

    private void decompose(double cutoff) {
        double[] squares = Arrays.stream(columns)
                .mapToDouble(column -> DotProduct.of(column, column, 0))
                .toArray();
        int most = columns.length == 0 ? 0 : Math.min(columns.length, columns[0].length);
        while (rank < most) {
            int longest = longest(squares);
            if (!(Math.sqrt(squares[longest]) > cutoff)) {
                return;
            }
            swap(longest, squares);
            reflect(squares);
            rank++;
        }
    }

    private int longest(double[] squares) {
        int longest = rank;
        for (int j = rank + 1; j < squares.length; j++) {
            if (squares[j] > squares[longest]) {
                longest = j;
            }
        }
        return longest;
    }

    private void swap(int pivot, double[] squares) {
        double[] column = columns[pivot];
        columns[pivot] = columns[rank];
        columns[rank] = column;
        int number = order[pivot];
        order[pivot] = order[rank];
        order[rank] = number;
        squares[pivot] = squares[rank];
    }

    /** Turns the next column into a multiple of a unit vector, and the ones after it along with it. */
    private void reflect(double[] squares) {
        double[] vector = columns[rank];
        double head = vector[rank];
        double length = -Math.copySign(Math.sqrt(DotProduct.of(vector, vector, rank)), head);
        diagonal[rank] = length;
        vector[rank] = head - length;
        for (int j = rank + 1; j < columns.length; j++) {
            double[] column = columns[j];
            add(DotProduct.of(vector, column, rank) / (length * vector[rank]), vector, column, rank);
            squares[j] = DotProduct.of(column, column, rank + 1);
        }
    }

    /** The number of columns that count as independent. */
    int rank() {
        return rank;
    }

    /** An element of R. */
    double r(int row, int place) {
        return row == place ? diagonal[row] : row < place ? columns[place][row] : 0;
    }

    /**
     * Solves R' x = b for the independent columns.
     *
     * @param rightHandSide b, at least as long as the rank; in the order of the pivots
     */
    double[] solveTransposed(double[] rightHandSide) {
        double[] solution = new double[rank];
        for (int i = 0; i < rank; i++) {
            double sum = rightHandSide[i];
            for (int k = 0; k < i; k++) {
                sum -= columns[i][k] * solution[k];
            }
            solution[i] = sum / diagonal[i];
        }
        return solution;
    }

    /**
     * Solves R x = b for the independent columns.
     *
     * @param rightHandSide b, at least as long as the rank
     * @return in the order of the pivots
     */
    double[] solve(double[] rightHandSide) {
        double[] solution = Arrays.copyOf(rightHandSide, rank);
        for (int i = rank - 1; i >= 0; i--) {
            solution[i] /= diagonal[i];
            for (int k = 0; k < i; k++) {
                solution[k] -= columns[i][k] * solution[i];
            }
        }
        return solution;
    }

    /** Turns values in the order of the pivots into the order of the matrix; 0 for dependent columns. */
    double[] inOrder(double[] pivoted) {
        double[] ordered = new double[columns.length];
        for (int place = 0; place < pivoted.length; place++) {
            ordered[order[place]] = pivoted[place];
        }
        return ordered;
    }

    /** Numbers, one per column of the matrix, in the order of the pivots. */
    double[] pivoted(double[] ordered) {
        double[] pivoted = new double[ordered.length];
        Arrays.setAll(pivoted, place -> ordered[order[place]]);
        return pivoted;
    }

    /** Turns a vector v into Q v. */
    void rotate(double[] vector) {
        for (int k = rank - 1; k >= 0; k--) {
            reflect(k, vector);
        }
    }

    /** Turns a vector v into Q' v. */
    void rotateBack(double[] vector) {
        for (int k = 0; k < rank; k++) {
            reflect(k, vector);
        }
    }

    private void reflect(int k, double[] vector) {
        double[] reflection = columns[k];
        add(DotProduct.of(reflection, vector, k) / (diagonal[k] * reflection[k]), reflection, vector, k);
    }

    private static void add(double factor, double[] from, double[] to, int start) {
        for (int i = start; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }
}
