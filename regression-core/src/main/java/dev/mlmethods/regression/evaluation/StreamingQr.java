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
    private static final int MOST_BLOCK_ROWS = 1024;
    private static final int LEAST_BLOCK_ROWS = 64;

    /** A block of this many numbers stays in the processor's cache. */
    private static final int BLOCK_SIZE = 1 << 18;

    private final double[][] triangle;
    private final double[][] blockColumns;
    private final int mostRows;
    private int blockRows;

    StreamingQr(int columns) {
        triangle = new double[columns][columns];
        mostRows = Math.max(LEAST_BLOCK_ROWS, Math.min(MOST_BLOCK_ROWS, BLOCK_SIZE / columns));
        blockColumns = new double[columns][mostRows];
    }

    /** Adds a row of the matrix, one value per column. */
    void add(double[] row) {
        if (blockRows == mostRows) {
            foldBlock();
        }
        for (int j = 0; j < row.length; j++) {
            blockColumns[j][blockRows] = row[j];
        }
        blockRows++;
    }

    /** R of the rows so far: columns x columns, row by row, zero below the diagonal. The caller may keep it. */
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
        int j = k + 1;
        for (; j < triangle.length - 3; j += 4) {
            reflectFour(k, j, head, length);
        }
        for (; j < triangle.length; j++) {
            reflect(k, j, head, length, dot(vector, blockColumns[j]));
        }
    }

    /** Four columns at a time, because an addition takes four cycles; each gets the same bits as it would by itself. */
    private void reflectFour(int k, int j, double head, double length) {
        double[] vector = blockColumns[k];
        double[] first = blockColumns[j];
        double[] second = blockColumns[j + 1];
        double[] third = blockColumns[j + 2];
        double[] fourth = blockColumns[j + 3];
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        for (int i = 0; i < blockRows; i++) {
            a += vector[i] * first[i];
            b += vector[i] * second[i];
            c += vector[i] * third[i];
            d += vector[i] * fourth[i];
        }
        reflect(k, j, head, length, a);
        reflect(k, j + 1, head, length, b);
        reflect(k, j + 2, head, length, c);
        reflect(k, j + 3, head, length, d);
    }

    private void reflect(int k, int j, double head, double length, double product) {
        double[] vector = blockColumns[k];
        double[] column = blockColumns[j];
        double factor = (head * triangle[k][j] + product) / (length * head);
        triangle[k][j] += factor * head;
        for (int i = 0; i < blockRows; i++) {
            column[i] += factor * vector[i];
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
