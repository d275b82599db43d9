package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
    @Test
    void showsTestAndTrainRows() {
        Evaluation evaluation = new Evaluation(
                new SplitMetrics(metrics(0.45678, 0.8512, 0.64), null, metrics(0.43104, 0.863481, 0.6547)),
                new SplitMetrics(metrics(0.6126, 0.7197, 0.5286), null, metrics(0.575788, 0.745581, 0.5332)),
                new SplitMetrics(metrics(-1e-17, 1.1562, 0.9131), null, metrics(-0.00022, 1.1449, 0.9061)),
                16512,
                0,
                4128);
        assertThat(EvaluationTable.lines(evaluation))
                .containsExactly(
                        "test (4,128 rows)                  R2        RMSE         MAE         MSE",
                        "  network                      0.4310      0.8635      0.6547      0.7456",
                        "  least squares                0.5758      0.7456      0.5332      0.5559",
                        "  training mean               -0.0002      1.1449      0.9061      1.3108",
                        "train (16,512 rows)                R2        RMSE         MAE         MSE",
                        "  network                      0.4568      0.8512      0.6400      0.7245",
                        "  least squares                0.6126      0.7197      0.5286      0.5180",
                        "  training mean                0.0000      1.1562      0.9131      1.3368");
    }

    @Test
    void validationRowsStandBetweenTheOthers() {
        SplitMetrics metrics =
                new SplitMetrics(metrics(0.9, 0.1, 0.08), metrics(0.5, 0.3, 0.2), metrics(0.25, 2, 0.25));
        assertThat(EvaluationTable.lines(new Evaluation(metrics, metrics, metrics, 8, 2, 2)))
                .containsExactly(
                        "test (2 rows)                      R2        RMSE         MAE         MSE",
                        "  network                      0.2500      2.0000      0.2500      4.0000",
                        "  least squares                0.2500      2.0000      0.2500      4.0000",
                        "  training mean                0.2500      2.0000      0.2500      4.0000",
                        "validation (2 rows)                R2        RMSE         MAE         MSE",
                        "  network                      0.5000      0.3000      0.2000      0.0900",
                        "  least squares                0.5000      0.3000      0.2000      0.0900",
                        "  training mean                0.5000      0.3000      0.2000      0.0900",
                        "train (8 rows)                     R2        RMSE         MAE         MSE",
                        "  network                      0.9000      0.1000      0.0800      0.0100",
                        "  least squares                0.9000      0.1000      0.0800      0.0100",
                        "  training mean                0.9000      0.1000      0.0800      0.0100");
    }

    @Test
    void housePricesHaveFewerDecimals() {
        assertThat(lines(metrics(0.8, 55123.456, 40001.5), metrics(0.57, 74560.1, 53320), metrics(0, 114490, 90610)))
                .containsExactly(
                        "test (1 row)                       R2        RMSE         MAE         MSE",
                        "  network                      0.8000       55123    40001.50   3.0386e9",
                        "  least squares                0.5700       74560    53320.00   5.5592e9",
                        "  training mean                0.0000      114490    90610.00   1.3108e10");
    }

    @Test
    void smallAndLargeValuesHaveAnExponent() {
        assertThat(lines(metrics(1, 1e-6, 9e-7), metrics(-1.5e7, 1e9, 9e8), metrics(0, 0, 0)))
                .containsExactly(
                        "test (1 row)                       R2        RMSE         MAE         MSE",
                        "  network                    1.0000e0   1.0000e-6   9.0000e-7  1.0000e-12",
                        "  least squares             -1.5000e7   1.0000e9    9.0000e8   1.0000e18",
                        "  training mean              0.0000e0   0.0000e0    0.0000e0   0.0000e0");
    }

    @Test
    void aNetworkThatDivergedHasNoNumbers() {
        RegressionMetrics diverged = RegressionMetrics.of(new double[] {1, 2}, new double[] {1, Double.NaN});
        assertThat(lines(diverged, metrics(0.5, 0.7, 0.5), metrics(0, 1, 0.75)))
                .containsExactly(
                        "test (1 row)                       R2        RMSE         MAE         MSE",
                        "  network                         n/a         n/a         n/a         n/a",
                        "  least squares                0.5000      0.7000      0.5000      0.4900",
                        "  training mean                0.0000      1.0000      0.7500      1.0000");
    }

    @Test
    void leavesRoomForMavensPrefixWhateverTheValues() {
        RegressionMetrics extreme = metrics(-1.23456e300, 1.23456e150, 1.23456e300);
        Evaluation evaluation = new Evaluation(
                new SplitMetrics(extreme, extreme, extreme),
                new SplitMetrics(extreme, extreme, extreme),
                new SplitMetrics(extreme, extreme, extreme),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
        assertThat(EvaluationTable.lines(evaluation))
                .allSatisfy(line -> assertThat(line).hasSize(73).isASCII())
                .contains("  network                 -1.2346e300  1.2346e150  1.2346e300  1.5241e300");
    }

    private static List<String> lines(
            RegressionMetrics network, RegressionMetrics leastSquares, RegressionMetrics trainingMean) {
        return EvaluationTable.lines(new Evaluation(
                new SplitMetrics(null, null, network),
                new SplitMetrics(null, null, leastSquares),
                new SplitMetrics(null, null, trainingMean),
                0,
                0,
                1));
    }

    private static RegressionMetrics metrics(double r2, double rmse, double mae) {
        return new RegressionMetrics(rmse * rmse, rmse, mae, r2, mae, mae, r2, mae);
    }

    @Test
    void treesStandBesideTheNetwork() {
        SplitMetrics metrics = new SplitMetrics(null, null, metrics(0.25, 2, 0.25));
        assertThat(EvaluationTable.lines(new Evaluation(metrics, metrics, metrics, 0, 0, 2, metrics)))
                .containsExactly(
                        "test (2 rows)                      R2        RMSE         MAE         MSE",
                        "  network                      0.2500      2.0000      0.2500      4.0000",
                        "  LightGBM, defaults           0.2500      2.0000      0.2500      4.0000",
                        "  least squares                0.2500      2.0000      0.2500      4.0000",
                        "  training mean                0.2500      2.0000      0.2500      4.0000");
    }

    @Test
    void treesMayHaveAnotherName() {
        SplitMetrics metrics = new SplitMetrics(null, null, metrics(0.25, 2, 0.25));
        assertThat(EvaluationTable.lines(new Evaluation(metrics, metrics, metrics, 0, 0, 2, metrics), "other trees"))
                .contains("  other trees                  0.2500      2.0000      0.2500      4.0000");
    }
}
