package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadBinsTest {
    private static List<ErrorBin> bins(double[] target, double[] predicted, double[] spread) {
        Dataset test = Dataset.of("test.csv", FeatureMatrix.of(List.of("x"), new double[target.length]), "y", target);
        return SpreadBins.of(test, predicted, spread);
    }

    @Test
    void areTheErrorsByFifthsOfTheSpread() {
        double[] target = {9, 1, 0, 0, 0, 0, 0, 0, 0, 7};
        double[] spread = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
        assertThat(bins(target, new double[10], spread))
                .containsExactly(
                        new ErrorBin(1, 2, 2, 0.5, Math.sqrt(0.5)), // residuals 1 and 0
                        new ErrorBin(3, 4, 2, 0, 0),
                        new ErrorBin(5, 6, 2, 3.5, Math.sqrt(24.5)), // 7 and 0
                        new ErrorBin(7, 8, 2, 0, 0),
                        new ErrorBin(9, 10, 2, 4.5, Math.sqrt(40.5))); // 9 and 0
    }

    @Test
    void leaveOutRowsWithoutAFinitePredictionOrSpread() {
        double[] predicted = {Double.NaN, 1, Double.POSITIVE_INFINITY, 1};
        double[] spread = {1, 2, Double.NaN, Double.POSITIVE_INFINITY};
        assertThat(bins(new double[] {5, 5, 5, 5}, predicted, spread)).containsExactly(new ErrorBin(2, 2, 1, 4, 4));
    }

    @Test
    void areOneIfTheSpreadIsTheSameInAllRows() {
        double[] spread = new double[20];
        Arrays.fill(spread, 3);
        assertThat(bins(new double[20], new double[20], spread)).containsExactly(new ErrorBin(3, 3, 20, 0, 0));
    }
}
