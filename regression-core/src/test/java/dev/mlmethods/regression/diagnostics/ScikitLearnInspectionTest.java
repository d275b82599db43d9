package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.TableColumn;
import dev.mlmethods.regression.diagnostics.PermutationImportance.FeatureImportance;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.Predictor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Least squares, fitted to the even rows of diabetes and never below 130, on the odd rows. */
class ScikitLearnInspectionTest {
    private static final JsonNode REFERENCE = References.json("sklearn-inspection.json");
    private static final Dataset DIABETES = BuiltInDataset.DIABETES.load();
    private static final LeastSquares LINEAR = LeastSquares.fit(DIABETES.select(rows(0)));
    private static final Predictor MODEL = features -> Arrays.stream(LINEAR.predict(features))
            .map(value -> Math.max(value, 130))
            .toArray();
    private static final Dataset TEST = DIABETES.select(rows(1));
    private static final Residuals RESIDUALS = Residuals.of(TEST, rows(1), MODEL.predict(TEST.features()));

    private static int[] rows(int first) {
        return IntStream.range(0, 221).map(i -> first + 2 * i).toArray();
    }

    /** The mean of five shuffles differs from that of very many by a standard deviation over the root of five; less than 4 of these deviations. */
    @Test
    void theImportanceIsThatOfManyMoreShuffles() {
        List<FeatureImportance> features = Objects.requireNonNull(FeatureShuffles.importance(MODEL, RESIDUALS))
                .features();
        assertThat(features).hasSize(10).allSatisfy(feature -> {
            JsonNode expected = REFERENCE.get("importance").get(feature.feature());
            double deviation = expected.get("std").asDouble();
            assertThat(feature.mean()).isCloseTo(expected.get("mean").asDouble(), within(4 * deviation / Math.sqrt(5)));
            // The root of a chi-squared number over 4 degrees of freedom is in this range, except in 1 of 1,000 cases
            // on each side.
            assertThat(feature.standardDeviation()).isBetween(0.15 * deviation, 2.2 * deviation);
        });
    }

    /** Both sum the same numbers in a different order. */
    @Test
    void theCurvesAreTheSame() {
        DependenceCurves curves = new DependenceCurves(MODEL, RESIDUALS);
        for (TableColumn column : RESIDUALS.dataset().tableColumns()) {
            PartialDependence curve = curves.of(column).orElseThrow();
            JsonNode expected = REFERENCE.get("curves").get(curve.feature());
            assertThat(curve.rows()).isEqualTo(221);
            assertThat(curve.values())
                    .containsExactly(Arrays.stream(References.doubles(expected.get("values")))
                            .boxed()
                            .toArray(Double[]::new));
            double[] predictions = References.doubles(expected.get("predictions"));
            assertThat(curve.predictions()).hasSameSizeAs(curve.values());
            for (int i = 0; i < predictions.length; i++) {
                assertThat(curve.predictions().get(i)).isCloseTo(predictions[i], within(1e-9));
            }
        }
    }
}
