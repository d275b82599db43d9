package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorBinsTest {
    @Test
    void binsHaveAsManyRowsEachWhateverTheirOrder() {
        assertThat(ErrorBins.of(new double[] {4, 1, 3, 2}, new double[] {-1, 1, 7, 3}, 2))
                .containsExactly(
                        new ErrorBin(1, 2, 2, 2, Math.sqrt(5)), // residuals 1 and 3
                        new ErrorBin(3, 4, 2, 3, 5)); // 7 and -1
    }

    @Test
    void equalValuesStayInOneBin() {
        assertThat(rows(1, 2, 2, 2, 3)).containsExactly(1, 3, 1);
        assertThat(rows(0, 1, 1, 1, 1, 1, 1, 1, 1, 1)).containsExactly(1, 9);
        assertThat(rows(0, 0, 0, 0, 0, 0, 0, 1)).containsExactly(7, 1);
        assertThat(rows(-0.0, 0.0, -0.0, 5)).containsExactly(3, 1);
        assertThat(rows(7, 7, 7)).containsExactly(3);
    }

    @Test
    void fewRowsHaveABinEach() {
        assertThat(rows(3, 1)).containsExactly(1, 1);
        assertThat(rows(3)).containsExactly(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void rowsThatDontDivideDifferByOne() {
        assertThat(rows(1, 2, 3, 4, 5, 6, 7)).containsExactly(1, 1, 2, 1, 2);
    }

    private static List<Integer> rows(double... values) {
        double[] residuals = Arrays.copyOf(values, values.length);
        return ErrorBins.of(values, residuals, 5).stream().map(ErrorBin::rows).toList();
    }
}
