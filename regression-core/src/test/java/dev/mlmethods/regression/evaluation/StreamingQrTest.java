package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.random.TorchRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingQrTest {
    /** The variant in which each column is reflected separately and the sums are in the order of the rows. */
    private static double[][] oneColumnAfterTheOther(double[][] rows) {
        int columns = rows[0].length;
        double[][] triangle = new double[columns][columns];
        for (int start = 0; start < rows.length; start += 1024) {
            double[][] block = Arrays.stream(rows, start, Math.min(rows.length, start + 1024))
                    .map(double[]::clone)
                    .toArray(double[][]::new);
            for (int k = 0; k < columns; k++) {
                double squares = dot(block, k, k);
                double diagonal = triangle[k][k];
                double length = -Math.copySign(Math.sqrt(diagonal * diagonal + squares), diagonal);
                double head = diagonal - length;
                triangle[k][k] = length;
                for (int j = k + 1; j < columns; j++) {
                    double factor = (head * triangle[k][j] + dot(block, k, j)) / (length * head);
                    triangle[k][j] += factor * head;
                    for (double[] row : block) {
                        row[j] += factor * row[k];
                    }
                }
            }
        }
        return triangle;
    }

    private static double dot(double[][] block, int one, int other) {
        double sum = 0;
        for (double[] row : block) {
            sum += row[one] * row[other];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 8, 22})
    void columnsThatAreReflectedTogetherHaveTheBitsOfEachAlone(int columns) {
        TorchRandom random = new TorchRandom(columns);
        double[][] rows = new double[2500][columns];
        StreamingQr qr = new StreamingQr(columns);
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.normal());
            qr.add(row);
        }
        assertThat(qr.finish()).isDeepEqualTo(oneColumnAfterTheOther(rows));
    }
}
