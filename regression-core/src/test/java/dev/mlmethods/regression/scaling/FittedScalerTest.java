package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected numbers were printed by {@code StandardScaler().fit(X)} of scikit-learn 1.2.1. */
class FittedScalerTest {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final FeatureMatrix TRAINING =
            FeatureMatrix.of(NAMES, new double[] {1, 200, 0.1, 2, 180, 0.1, 4, 950, 0.1, 8, -3.5, 0.1, 16, 7.25, 0.1});

    @Test
    void meansAndScalesEqualScikitLearns() {
        FittedScaler scaler = FittedScaler.fit(TRAINING);
        assertThat(scaler.featureNames()).isEqualTo(NAMES);
        assertThat(scaler.means()).containsExactly(new double[] {6.2, 266.75, 0.1}, within(1e-15));
        assertThat(scaler.scales())
                .containsExactly(
                        new double[] {5.455272678794343, 351.9053850113692, Double.POSITIVE_INFINITY}, within(1e-12));
    }

    @Test
    void transformsAsScikitLearnDoes() {
        FittedScaler scaler = FittedScaler.fit(TRAINING);
        FeatureMatrix transformed = scaler.transform(TRAINING);
        double[][] expected = {
            {-0.9532062476387962, -0.18968166684304494, 0.0},
            {-0.7698973538621047, -0.24651512507317078, 0.0},
            {-0.4032795663087215, 1.9415730167866736, 0.0},
            {0.3299560087980448, -0.7679621043345752, 0.0},
            {1.7964271590115777, -0.7374141205358826, 0.0}
        };
        assertThat(transformed.names()).isEqualTo(NAMES);
        assertThat(transformed.rows()).isEqualTo(5);
        for (int i = 0; i < expected.length; i++) {
            double[] row = new double[3];
            transformed.copyRow(i, row, 0);
            assertThat(row).containsExactly(expected[i], within(1e-15));
            assertThat(scaler.transform(1, TRAINING.get(i, 1))).isEqualTo(row[1]);
        }
    }

    @Test
    void constantColumnsBecome0WhateverTheValueIs() {
        for (double constant : new double[] {0.0, 0.1, -7.0, 123456789.1, 1e-200, 1e300}) {
            FittedScaler scaler = fit(1000, i -> constant);
            assertThat(scaler.means()).containsExactly(constant);
            assertThat(scaler.scales()).containsExactly(Double.POSITIVE_INFINITY);
            assertThat(scaler.isConstant(0)).isTrue();
            for (double value : new double[] {constant, 1000, -1e308, Double.MIN_VALUE}) {
                // To the bit: not -0.0.
                assertThat(Double.doubleToLongBits(scaler.transform(0, value))).isZero();
            }
        }
    }

    /** scikit-learn's bound rows x mean x epsilon calls each of these constant because its sums aren't compensated. */
    @Test
    void columnsThatVaryInTheirLastDigitsAreNotConstant() {
        assertExact(20_000, i -> 1.7e18 + 1000.0 * i);
        assertExact(1000, i -> 1e8 + (i % 2) * 2e-8);
        assertExact(1000, i -> 1.0 + (i % 2) * 1e-13);
        assertExact(1000, i -> 1.0 + (i % 2) * 1e-12);
        assertExact(1000, i -> i == 500 ? Math.nextUp(0.1) : 0.1);
    }

    /** Their squares can't be represented in float64. */
    @Test
    void tinyColumnsAreNotConstant() {
        assertExact(1000, i -> (i % 7) * 1e-170);
        assertExact(1000, i -> 1e-200 + (i % 3) * 1e-210);
        assertThat(fit(1000, i -> i == 1 ? Double.MIN_VALUE : 0).scales()).containsExactly(Double.MIN_VALUE);
    }

    private static void assertExact(int rows, IntToDoubleFunction value) {
        BigDecimal count = BigDecimal.valueOf(rows);
        MathContext digits = new MathContext(100);
        BigDecimal mean = BigDecimal.ZERO;
        for (int i = 0; i < rows; i++) {
            mean = mean.add(new BigDecimal(value.applyAsDouble(i)));
        }
        mean = mean.divide(count, digits);
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = 0; i < rows; i++) {
            BigDecimal deviation = new BigDecimal(value.applyAsDouble(i)).subtract(mean);
            squares = squares.add(deviation.multiply(deviation, digits), digits);
        }
        double scale = squares.divide(count, digits).sqrt(digits).doubleValue();
        FittedScaler scaler = fit(rows, value);
        assertThat(scaler.means()).containsExactly(mean.doubleValue());
        assertThat(scaler.scales()[0]).isCloseTo(scale, relative(scale));
    }

    @Test
    void aSingleRowIsItsOwnMean() {
        FittedScaler scaler = FittedScaler.fit(FeatureMatrix.of(List.of("a", "b"), new double[] {3.5, -2.0}));
        assertThat(scaler.means()).containsExactly(3.5, -2.0);
        assertThat(scaler.scales()).containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Test
    void largeOffsetsCostNoDigits() {
        IntToDoubleFunction value = i -> 1e9 + 0.001 * ((i * 37) % 101);
        FittedScaler scaler = fit(1000, value);

        BigDecimal count = BigDecimal.valueOf(1000);
        BigDecimal mean = sum(value, BigDecimal.ZERO, 1).divide(count, MathContext.DECIMAL128);
        BigDecimal variance = sum(value, mean, 2).divide(count, MathContext.DECIMAL128);
        double scale = variance.sqrt(MathContext.DECIMAL128).doubleValue();
        assertThat(scaler.means()).containsExactly(mean.doubleValue());
        assertThat(scaler.scales()[0]).isCloseTo(scale, relative(scale));
    }

    private static BigDecimal sum(IntToDoubleFunction value, BigDecimal subtracted, int power) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> new BigDecimal(value.applyAsDouble(i))
                        .subtract(subtracted)
                        .pow(power))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void restoresWhatWasStored() {
        FittedScaler fitted = FittedScaler.fit(TRAINING);
        FittedScaler restored = FittedScaler.of(fitted.featureNames(), fitted.means(), fitted.scales());
        assertThat(restored.transform(1, 12.5)).isEqualTo(fitted.transform(1, 12.5));
        assertThat(restored).hasToString("FittedScaler[a, b, c]");
    }

    @Test
    void isImmutable() {
        double[] means = {1.0};
        double[] scales = {2.0};
        FittedScaler scaler = FittedScaler.of(List.of("a"), means, scales);
        means[0] = 5.0;
        scaler.means()[0] = 5.0;
        scales[0] = 5.0;
        scaler.scales()[0] = 5.0;
        assertThat(scaler.transform(0, 2.0)).isEqualTo(0.5);
    }

    @Test
    void rejectsAStoredScalerThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScaler.of(List.of(), new double[0], new double[0]))
                .withMessage("a scaler needs at least one feature");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScaler.of(List.of("a", "a"), new double[2], new double[] {1, 1}))
                .withMessage("feature names must differ: [a, a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScaler.of(List.of("a"), new double[2], new double[1]))
                .withMessage("1 features, but 2 means and 1 scales");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Double.NaN, 1.0))
                .withMessage("the mean of 'a' must be finite: NaN");
        for (String scale : List.of("0", "-1", "NaN", "-Infinity")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of(0.0, Double.parseDouble(scale)))
                    .withMessage("the scale of 'a' must be above 0: " + scale);
        }
    }

    @Test
    void rejectsNoRowsAndValuesWithoutAVariance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScaler.fit(FeatureMatrix.of(List.of("a"), new double[0])))
                .withMessage("a scaler needs at least one training row");
        for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e200}) {
            assertThatThrownBy(() -> fit(10, i -> i == 3 ? value : 1.0))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage(
                            "The feature 'x' has no finite mean and variance; remove missing, infinite and extremely"
                                    + " large values from it.");
        }
    }

    @Test
    void rejectsOtherFeaturesAndAnotherOrder() {
        FittedScaler scaler = FittedScaler.fit(TRAINING);
        assertThatThrownBy(() -> scaler.transform(FeatureMatrix.of(List.of("a", "c", "b"), new double[3])))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "Feature 2 of the data is 'c', but in the training data it is 'b'; give the same features in"
                                + " the same order: a, b, c.");
        assertThatThrownBy(() -> scaler.transform(FeatureMatrix.of(List.of("a", "b"), new double[2])))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The data has 2 features, but the training data has 3; give the same features in the same"
                        + " order: a, b, c.");
    }

    private static FittedScaler of(double mean, double scale) {
        return FittedScaler.of(List.of("a"), new double[] {mean}, new double[] {scale});
    }

    private static FittedScaler fit(int rows, IntToDoubleFunction value) {
        return FittedScaler.fit(FeatureMatrix.of(
                List.of("x"), IntStream.range(0, rows).mapToDouble(value).toArray()));
    }

    private static Offset<Double> relative(double expected) {
        return within(1e-12 * Math.abs(expected));
    }
}
