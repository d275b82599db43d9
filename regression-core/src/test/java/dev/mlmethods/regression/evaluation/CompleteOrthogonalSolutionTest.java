package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.random.TorchRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with the singular value decomposition, which is slow, but beyond doubt. */
class CompleteOrthogonalSolutionTest {
    private static final double CUTOFF = 1e-13;

    @ParameterizedTest
    @CsvSource({
        "5, 30, 5, 1",
        "30, 30, 30, 1",
        "30, 30, 12, 1",
        "12, 30, 7, 1",
        "1, 3, 1, 1",
        "5, 30, 5, 1e4",
        "30, 30, 12, 1e4",
        "12, 30, 7, 1e-4"
    })
    void equalsTheSingularValueDecomposition(int rows, int features, int rank, double unit) {
        double[][] matrix = product(random(rows, rank, 1), random(rank, features, 2));
        double[] rightHandSide = random(1, rows, 3)[0];
        double[] scales = new double[features];
        Arrays.setAll(scales, j -> j % 3 == 0 ? unit : 1 + j);
        double[] expected = MinimumNorm.bySingularValues(
                square(matrix, features), Arrays.copyOf(rightHandSide, features), features, scales);
        double[] solution = CompleteOrthogonalSolution.of(matrix, rightHandSide, CUTOFF, scales);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        // Both lose as many digits as there are in the condition of the matrix, at most 1e4, and in the ratio of the
        // scales.
        assertThat(solution).containsExactly(expected, within(1e-8 * largest));
    }

    /** In float64, 1e-9 is small compared with 1e9, but not a rounding error: the features have different units. */
    @ParameterizedTest
    @CsvSource({"1e9", "1e-9"})
    void unitsThatDifferCostNoDigits(double unit) {
        double[][] matrix = {{1, 1, 0}, {0, 1, 1}};
        // z = (t, 1 - t, 1 + t) with the smallest (t / unit)^2 + (1 - t)^2 + (1 + t)^2, where t = 0 by symmetry.
        assertThat(CompleteOrthogonalSolution.of(matrix, new double[] {1, 2}, CUTOFF, new double[] {unit, 1, 1}))
                .containsExactly(new double[] {0, 1, 1}, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "2, 3"})
    void nothingToFitIsZero(int rows, int features) {
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        assertThat(CompleteOrthogonalSolution.of(new double[rows][features], new double[rows], CUTOFF, ones))
                .containsOnly(0.0);
    }

    private static double[][] random(int rows, int columns, int seed) {
        TorchRandom random = new TorchRandom(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> random.normal());
        }
        return matrix;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < product[i].length; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] square(double[][] matrix, int size) {
        double[][] square = new double[size][size];
        for (int i = 0; i < matrix.length; i++) {
            square[i] = matrix[i].clone();
        }
        return square;
    }
}
