package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.scaling.FittedScaler;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The expected numbers were printed by {@code LinearRegression().fit(X, y)} of scikit-learn 1.2.1, unless a test says
 * otherwise.
 */
class LeastSquaresTest {
    private static final double[][] ROWS = {
        {1, 200, 0.5}, {2, 180, 0.25}, {4, 950, -1}, {8, -3.5, 3}, {16, 7.25, 1.5}, {3, 77, 0.75}
    };
    private static final double[] TARGET = {1.5, 2.25, 9, 4, 7.5, 3};

    @Test
    void equalsScikitLearn() {
        LeastSquares model = fit(ROWS, TARGET);
        assertThat(model.coefficients())
                .containsExactly(
                        new double[] {0.45558994481041154, 0.007309082647852822, 0.060015062455815775}, within(1e-13));
        assertThat(model.intercept()).isCloseTo(0.19142970311809382, within(1e-13));
        assertThat(model.targetMean()).isCloseTo(27.25 / 6, within(1e-14));
        assertThat(model.predict(matrix(ROWS)))
                .containsExactly(
                        new double[] {
                            2.1388437087269776,
                            2.433248234966379,
                            8.897402935364106,
                            3.9906126597013483,
                            7.623882262965335,
                            2.166010198275858
                        },
                        within(1e-13));
    }

    @Test
    void oneFeatureIsALine() {
        LeastSquares model = fit(columns(row -> new double[] {row[0]}), TARGET);
        assertThat(model.coefficients()).containsExactly(new double[] {0.30879237288135586}, within(1e-14));
        assertThat(model.intercept()).isCloseTo(2.7918432203389836, within(1e-14));
    }

    @Test
    void collinearFeaturesShareTheirWeightByMinimumNorm() {
        LeastSquares model = fit(columns(row -> new double[] {row[0], 2 * row[0], row[1]}), TARGET);
        assertThat(model.coefficients())
                .containsExactly(
                        new double[] {0.09189585536634193, 0.1837917107326839, 0.007151217219874505}, within(1e-14));
        assertThat(model.predict(matrix(new double[][] {{1, 5, 2}})))
                .containsExactly(new double[] {1.2816776592668293}, within(1e-13));
    }

    @Test
    void constantFeaturesHaveNoWeight() {
        LeastSquares model = fit(columns(row -> new double[] {row[0], 123456789.1, row[1], 0.1}), TARGET);
        assertThat(model.coefficients())
                .containsExactly(new double[] {0.4594792768317097, 0.0, 0.007151217219874516, 0.0}, within(1e-14));
        assertThat(model.intercept()).isCloseTo(0.256520815797316, within(1e-13));
    }

    @Test
    void fewerRowsThanFeaturesAreSolvedByMinimumNorm() {
        LeastSquares model = fit(new double[][] {{1, 2, 3, 4}, {2, 0, 5, 1}, {0, 1, 7, 100}}, new double[] {1, 2, 4});
        assertThat(model.coefficients())
                .containsExactly(
                        new double[] {0.11019452082696732, -0.2316936551583668, 0.2429982686627971, 0.019859456156431383
                        },
                        within(1e-14));
        assertThat(model.intercept()).isCloseTo(0.544760158875649, within(1e-14));
    }

    /** As in a table of spectra or genes; with the singular value decomposition of 2,000 columns, it took minutes. */
    @Test
    @Timeout(20)
    void manyMoreFeaturesThanRowsAreFittedAtOnce() {
        TorchRandom random = new TorchRandom(5);
        double[][] rows = new double[160][2000];
        double[] target = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Arrays.setAll(rows[i], j -> (1 + j % 7) * random.normal() + j % 3);
            target[i] = rows[i][0] + random.normal();
        }
        LeastSquares model = fit(rows, target);
        // Each target is matched: the rows are independent. Sums of 2,000 products of size 1 are accurate to about
        // 1e-13.
        assertThat(model.predict(matrix(rows))).containsExactly(target, within(1e-11));
        assertThat(LeastSquares.takesLong(Dataset.of("test", matrix(rows), "y", target)))
                .isFalse();
    }

    @Test
    void aFitThatTakesAWhileIsKnownBeforehand() {
        FeatureMatrix wide =
                FeatureMatrix.of(IntStream.range(0, 500).mapToObj(j -> "x" + j).toList(), new double[500 * 5000]);
        assertThat(LeastSquares.takesLong(Dataset.of("test", wide, "y", new double[5000])))
                .isTrue();
    }

    @Test
    void aSingleRowIsPredictedEverywhere() {
        LeastSquares model = fit(new double[][] {{5, 6}}, new double[] {3});
        assertThat(model.coefficients()).containsExactly(0.0, 0.0);
        assertThat(model.intercept()).isEqualTo(3.0);
    }

    /** The expected numbers were computed with Python's exact {@code fractions}; scikit-learn agrees to 9 digits. */
    @Test
    void largeOffsetsCostNoDigits() {
        double[][] rows = new double[3000][];
        double[] target = new double[3000];
        for (int i = 0; i < 3000; i++) {
            rows[i] = new double[] {1e9 + 0.001 * (i * 37 % 101), -5e6 + (i * 53 % 97) / 97.0};
            target[i] = 450000 + 3 * (rows[i][0] - 1e9) - 200 * (rows[i][1] + 5e6) + (i * 29 % 13) / 13.0;
        }
        LeastSquares model = fit(rows, target);
        assertThat(model.coefficients()[0]).isCloseTo(3.0229198916975513, within(1e-9));
        assertThat(model.coefficients()[1]).isCloseTo(-199.9965389678678, within(1e-10));
        assertThat(model.intercept()).isCloseTo(-4022452586.0782876, within(1.0));
        assertThat(model.predict(matrix(rows))[0]).isCloseTo(450000.4586029889, within(1e-9));
    }

    @Test
    void recoversAnExactLinearRuleOverManyBlocksOfRows() {
        TorchRandom random = new TorchRandom(7);
        double[][] rows = IntStream.range(0, 5000)
                .mapToObj(i -> new double[] {1000 * random.normal(), 1e-6 * random.normal(), random.normal() + 1e4})
                .toArray(double[][]::new);
        double[] target = Arrays.stream(rows)
                .mapToDouble(row -> 0.002 * row[0] - 3e6 * row[1] + row[2])
                .toArray();
        assertThat(fit(rows, target).standardizedCoefficients()).satisfies(coefficients -> {
            assertThat(coefficients[0]).isCloseTo(2.0, within(0.1));
            assertThat(coefficients[1]).isCloseTo(-3.0, within(0.1));
        });
        assertThat(RegressionMetrics.of(target, fit(rows, target).predict(matrix(rows)))
                        .maxError())
                .isLessThan(1e-10);
    }

    @Test
    void dependentFeaturesChangeNoPrediction() {
        TorchRandom random = new TorchRandom(11);
        for (int rows = 4; rows < 60; rows++) {
            double[][] independent = new double[rows][];
            double[] target = new double[rows];
            for (int i = 0; i < rows; i++) {
                independent[i] = new double[] {10 * random.normal() + 3, random.normal(), 0.1 * random.normal() - 1};
                target[i] = independent[i][0] - independent[i][1] + random.normal();
            }
            double[][] dependent = Arrays.stream(independent)
                    .map(row -> withDependentColumns(row[0], row[1], row[2]))
                    .toArray(double[][]::new);
            double[][] unseen = {{5, -2, 0.3}};
            double expected = fit(independent, target).predict(matrix(unseen))[0];
            double[] predicted =
                    fit(dependent, target).predict(matrix(new double[][] {withDependentColumns(5, -2, 0.3)}));
            assertThat(predicted).as("%d rows", rows).containsExactly(new double[] {expected}, within(1e-9));
        }
    }

    private static double[] withDependentColumns(double a, double b, double c) {
        return new double[] {a, b, c, a + b, a - 7 * c, 3 * b - c + 5, 0.1, a + b + c};
    }

    @Test
    void theSameRowsGiveTheSameBits() {
        assertThat(fit(ROWS, TARGET).standardizedCoefficients())
                .isEqualTo(fit(ROWS, TARGET).standardizedCoefficients());
    }

    @Test
    void restoresWhatWasStored() {
        LeastSquares fitted = fit(ROWS, TARGET);
        LeastSquares restored =
                LeastSquares.of(fitted.scaler(), fitted.standardizedCoefficients(), fitted.targetMean());
        assertThat(restored.predict(matrix(ROWS))).isEqualTo(fitted.predict(matrix(ROWS)));
        assertThat(restored).hasToString("LeastSquares[x0, x1, x2]");
    }

    @Test
    void rejectsAStoredFitThatCannotBe() {
        FittedScaler scaler = FittedScaler.of(List.of("a"), new double[1], new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(scaler, new double[2], 0))
                .withMessage("1 features, but 2 coefficients");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(scaler, new double[] {Double.NaN}, 0))
                .withMessage("coefficients and target mean must be finite: [NaN], 0");
    }

    @Test
    void rejectsOtherFeaturesThanItWasFittedOn() {
        LeastSquares model = fit(ROWS, TARGET);
        assertThat(model.featureNames()).containsExactly("x0", "x1", "x2");
        assertThatThrownBy(() -> model.predict(FeatureMatrix.of(List.of("x0", "x2", "x1"), new double[3])))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("Feature 2 of the data is 'x2', but in the training data it is 'x1'; ");
    }

    @Test
    void rejectsATargetWithoutAFit() {
        assertThatThrownBy(() -> fit(ROWS, new double[] {1, 2, 3, Double.NaN, 5, 6}))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The target 'y' has no finite mean; remove missing, infinite and extremely large values"
                        + " from it.");
        assertThatThrownBy(() -> fit(ROWS, new double[] {1e308, -1.7e308, 1.7e308, -1e308, 1e308, -1.5e308}))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The target 'y' has no finite least-squares fit; remove extremely large values from it.");
    }

    private static double[][] columns(UnaryOperator<double[]> columns) {
        return Arrays.stream(ROWS).map(columns).toArray(double[][]::new);
    }

    private static LeastSquares fit(double[][] rows, double[] target) {
        return LeastSquares.fit(Dataset.of("test", matrix(rows), "y", target.clone()));
    }

    private static FeatureMatrix matrix(double[][] rows) {
        return FeatureMatrix.of(
                IntStream.range(0, rows[0].length).mapToObj(j -> "x" + j).toList(),
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
    }
}
