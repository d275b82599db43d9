package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics and reference models of rows with weights: those of scikit-learn, and those of repeated rows. */
class WeightedEvaluationTest {
    private static final double[] ACTUAL = {3, -0.5, 2, 7, 1, 4};
    private static final double[] PREDICTED = {2.5, 0.25, 2, 8, -1, 4.5};
    private static final double[] WEIGHTS = {2, 1, 3, 0, 1, 3};

    /** Sums in a different order. */
    private static final double TOLERANCE = 1e-12;

    private static double[] repeated(double[] values) {
        return IntStream.range(0, values.length)
                .flatMap(row -> IntStream.range(0, (int) WEIGHTS[row]).map(copy -> row))
                .mapToDouble(row -> values[row])
                .toArray();
    }

    private static void assertClose(RegressionMetrics actual, RegressionMetrics expected) {
        assertThat(actual.toMap().keySet()).isEqualTo(expected.toMap().keySet());
        expected.toMap()
                .forEach((metric, value) ->
                        assertThat(actual.toMap().get(metric)).as(metric).isCloseTo(value, within(TOLERANCE)));
    }

    @Test
    void metricsAreThoseOfSklearn() {
        JsonNode reference = WeightsReference.read().required("metrics");
        RegressionMetrics metrics = RegressionMetrics.of(
                WeightsReference.numbers(reference.required("actual")),
                WeightsReference.numbers(reference.required("predicted")),
                WeightsReference.numbers(reference.required("weights")));
        for (Metric metric : Metric.values()) {
            assertThat(metric.of(metrics))
                    .as(metric.jsonName())
                    .isCloseTo(
                            reference
                                    .required("values")
                                    .required(metric.jsonName())
                                    .asDouble(),
                            within(TOLERANCE));
        }
    }

    @Test
    void wholeWeightsAreRepeatedRows() {
        RegressionMetrics weighted = RegressionMetrics.of(ACTUAL, PREDICTED, WEIGHTS);
        assertClose(weighted, RegressionMetrics.of(repeated(ACTUAL), repeated(PREDICTED)));
        // Five of the ten rows have an error below 0.5 and the others one of 0.5 or more, so half of the sum of 0 and
        // 0.5.
        assertThat(weighted.medianAbsoluteError()).isEqualTo(0.5);
        assertThat(weighted.maxError()).isEqualTo(2);
    }

    @Test
    void onlyTheProportionsOfTheWeightsMatter() {
        RegressionMetrics metrics = RegressionMetrics.of(ACTUAL, PREDICTED, WEIGHTS);
        for (double factor : new double[] {0x1p1020, 0x1p-1070, 0x1p-3}) {
            double[] scaled =
                    Arrays.stream(WEIGHTS).map(weight -> factor * weight).toArray();
            assertThat(RegressionMetrics.of(ACTUAL, PREDICTED, scaled)).isEqualTo(metrics);
        }
    }

    @Test
    void equalWeightsAreNone() {
        double[] equal = new double[ACTUAL.length];
        Arrays.fill(equal, 0.1);
        assertClose(RegressionMetrics.of(ACTUAL, PREDICTED, equal), RegressionMetrics.of(ACTUAL, PREDICTED));
    }

    @Test
    void aRowOfWeightZeroIsAsGoodAsAbsent() {
        double[] actual = {1, 2, 0, 4};
        double[] predicted = {1.5, 2, Double.NaN, 5};
        RegressionMetrics metrics = RegressionMetrics.of(actual, predicted, new double[] {1, 2, 0, 1});
        assertClose(metrics, RegressionMetrics.of(new double[] {1, 2, 2, 4}, new double[] {1.5, 2, 2, 5}));
        assertThat(RegressionMetrics.of(actual, predicted, new double[4]).toMap())
                .isEmpty();
        // With only one row that counts, there is no R2.
        assertThat(RegressionMetrics.of(actual, predicted, new double[] {0, 0, 0, 1})
                        .toMap())
                .doesNotContainKey("r2")
                .containsEntry("mse", 1.0);
    }

    @Test
    void aConstantTargetIsOneWithWeightsToo() {
        double[] actual = {0.1, 0.1, 0.1};
        double[] weights = {0.7, 0.1, 1.3};
        assertThat(RegressionMetrics.of(actual, actual, weights).r2()).isEqualTo(1);
        assertThat(RegressionMetrics.of(actual, new double[] {0.1, 0.1, 0.2}, weights)
                        .r2())
                .isZero();
    }

    @Test
    void needsAWeightForEachRow() {
        assertThatThrownBy(() -> RegressionMetrics.of(ACTUAL, PREDICTED, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("6 actual values, but 2 weights");
    }

    private static Dataset dataset(double[][] rows, double[] target) {
        List<String> names =
                IntStream.range(0, rows[0].length).mapToObj(i -> "x" + i).toList();
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Dataset.of("t", FeatureMatrix.of(names, values), "y", target.clone());
    }

    @Test
    void leastSquaresAndMeanAreThoseOfSklearn() {
        for (JsonNode reference : WeightsReference.read().required("leastSquares")) {
            Dataset rows = dataset(
                            WeightsReference.matrix(reference.required("x")),
                            WeightsReference.numbers(reference.required("y")))
                    .weightedBy(SampleWeights.of("w", WeightsReference.numbers(reference.required("weights"))));
            LeastSquares fitted = LeastSquares.fit(rows);
            double[] expected = WeightsReference.numbers(reference.required("coefficients"));
            double[] coefficients = fitted.coefficients();
            for (int j = 0; j < expected.length; j++) {
                assertThat(coefficients[j]).isCloseTo(expected[j], within(1e-9));
            }
            assertThat(fitted.intercept())
                    .isCloseTo(reference.required("intercept").asDouble(), within(1e-9));
            assertThat(MeanModel.fit(rows).mean())
                    .isCloseTo(reference.required("mean").asDouble(), within(TOLERANCE));
        }
    }

    @Test
    void leastSquaresOfWholeWeightsIsThatOfRepeatedRows() {
        double[][] rows = IntStream.range(0, ACTUAL.length)
                .mapToObj(row -> new double[] {Math.sin(row), Math.cos(2.0 * row)})
                .toArray(double[][]::new);
        double[][] repeatedRows = IntStream.range(0, ACTUAL.length)
                .flatMap(row -> IntStream.range(0, (int) WEIGHTS[row]).map(copy -> row))
                .mapToObj(row -> rows[row])
                .toArray(double[][]::new);
        LeastSquares weighted =
                LeastSquares.fit(dataset(rows, ACTUAL).weightedBy(SampleWeights.of("w", WEIGHTS.clone())));
        LeastSquares repeated = LeastSquares.fit(dataset(repeatedRows, repeated(ACTUAL)));
        assertThat(weighted.intercept()).isCloseTo(repeated.intercept(), within(TOLERANCE));
        for (int j = 0; j < 2; j++) {
            assertThat(weighted.coefficients()[j]).isCloseTo(repeated.coefficients()[j], within(TOLERANCE));
        }
    }

    @Test
    void aMetricIsUndefinedByTheRowsThatCount() {
        Dataset rows = dataset(new double[][] {{1}, {2}, {3}}, new double[] {0, 4, 4})
                .weightedBy(SampleWeights.of("w", new double[] {0, 1, 2}));
        assertThat(UndefinedMetric.of(Metric.MAPE, rows, "test")).isEmpty();
        assertThat(UndefinedMetric.of(Metric.R2, rows, "test"))
                .hasValueSatisfying(undefined ->
                        assertThat(undefined.reason()).isEqualTo("the target 'y' is 4 in all 2 test rows"));
    }
}
