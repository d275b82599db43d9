package dev.mlmethods.regression.evaluation;

/**
 * The triangle R of the QR decomposition of a matrix whose rows come one by one: R'R = A'A, without ever forming the
 * right-hand side, which would square the condition number. Memory doesn't grow with the number of rows.
 *
 * <p>Each full block of rows is stacked below R, and Householder reflections make the stack triangular again. The order of
 * every sum is fixed by the order of the rows.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, Matrix Computations, section 5.2 (Householder QR), applied to blocks as in J.
 * Demmel, L. Grigori, M. Hoemmen and J. Langou, Communication-optimal parallel and sequential QR and LU factorizations, SIAM
 * Journal on Scientific Computing 34 (2012) A206-A239 (sequential TSQR).
 */
final class StreamingQr {
    private static final int BLOCK_ROWS = 1024;

    private final double[][] triangle;
    private final double[][] blockColumns;
    private int blockRows;

    StreamingQr(int columns) {
        triangle = new double[columns][columns];
        blockColumns = new double[columns][BLOCK_ROWS];
    }

    /** Adds a row of the matrix, one value a column. */
    void add(double[] row) {
        if (blockRows == BLOCK_ROWS) {
            foldBlock();
        }
        for (int j = 0; j < row.length; j++) {
            blockColumns[j][blockRows] = row[j];
        }
        blockRows++;
    }

    /** R of the rows so far: columns x columns, row by row, zero below the diagonal. The caller gets it for good. */
    double[][] finish() {
        foldBlock();
        return triangle;
    }

    private void foldBlock() {
        for (int k = 0; k < triangle.length; k++) {
            reflect(k);
        }
        blockRows = 0;
    }

    /** Moves column k of the block into R[k][k] by the reflection v = (R[k][k] - length, block column k). */
    private void reflect(int k) {
        double[] vector = blockColumns[k];
        double squares = dot(vector, vector);
        if (squares == 0.0) {
            return;
        }
        double diagonal = triangle[k][k];
        double length = -Math.copySign(Math.sqrt(diagonal * diagonal + squares), diagonal);
        double head = diagonal - length;
        triangle[k][k] = length;
        for (int j = k + 1; j < triangle.length; j++) {
            double[] column = blockColumns[j];
            double factor = (head * triangle[k][j] + dot(vector, column)) / (length * head);
            triangle[k][j] += factor * head;
            for (int i = 0; i < blockRows; i++) {
                column[i] += factor * vector[i];
            }
        }
    }

    private double dot(double[] left, double[] right) {
        double sum = 0.0;
        for (int i = 0; i < blockRows; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
