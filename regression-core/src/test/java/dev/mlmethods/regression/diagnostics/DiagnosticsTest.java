package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.diagnostics.PermutationImportance.FeatureImportance;
import dev.mlmethods.regression.diagnostics.PredictionSample.Coordinates;
import dev.mlmethods.regression.evaluation.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    /** Predicts the first feature. */
    private static final Predictor FIRST = features -> IntStream.range(0, features.rows())
            .mapToDouble(row -> features.get(row, 0))
            .toArray();

    @Test
    void ofFewRowsCanBeCountedByHand() {
        Dataset test = dataset(List.of("a", "b"), new double[] {1, 5, 2, 5, 3, 5, 4, 5}, 1, 3, 2, 8);
        Diagnostics diagnostics = diagnostics(FIRST, test);
        assertThat(diagnostics.rows()).isEqualTo(4);
        assertThat(diagnostics.undefinedRows()).isZero();
        assertThat(diagnostics.points())
                .isEqualTo(new PredictionSample(
                        4,
                        42,
                        List.of(100, 101, 102, 103),
                        List.of(1.0, 3.0, 2.0, 8.0),
                        List.of(1.0, 2.0, 3.0, 4.0),
                        null));
        assertThat(diagnostics.normalQuantiles())
                .extracting(QuantilePair::residual)
                .containsExactly(-1.0, 0.0, 1.0, 4.0);
        assertThat(diagnostics.byPrediction())
                .containsExactly(
                        new ErrorBin(1, 1, 1, 0, 0),
                        new ErrorBin(2, 2, 1, 1, 1),
                        new ErrorBin(3, 3, 1, -1, 1),
                        new ErrorBin(4, 4, 1, 4, 4));
        assertThat(diagnostics.byFeature())
                .last()
                .isEqualTo(new FeatureErrors("b", List.of(new ErrorBin(5, 5, 4, 1, Math.sqrt(4.5)))));
        assertThat(diagnostics.worst())
                .containsExactly(
                        new WorstRow(103, 8, 4, List.of(4.0, 5.0)),
                        new WorstRow(101, 3, 2, List.of(2.0, 5.0)),
                        new WorstRow(102, 2, 3, List.of(3.0, 5.0)),
                        new WorstRow(100, 1, 1, List.of(1.0, 5.0)));
        assertThat(diagnostics.partialDependence())
                .containsExactly(
                        new PartialDependence("a", 4, List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 2.0, 3.0, 4.0)));
        assertThat(diagnostics).isEqualTo(diagnostics(FIRST, test));
    }

    @Test
    void theMostImportantFeatureIsFirst() {
        Predictor last = features -> IntStream.range(0, features.rows())
                .mapToDouble(row -> features.get(row, 0) + 10 * features.get(row, 2))
                .toArray();
        Dataset test = random(List.of("a", "b", "c"), 200, last);
        Diagnostics diagnostics = diagnostics(last, test);
        PermutationImportance importance = Objects.requireNonNull(diagnostics.importance());
        assertThat(importance.features()).extracting(FeatureImportance::feature).containsExactly("c", "a", "b");
        assertThat(importance.features().get(2)).isEqualTo(new FeatureImportance("b", 0, 0));
        assertThat(importance.rows()).isEqualTo(200);
        assertThat(diagnostics.byFeature()).extracting(FeatureErrors::feature).containsExactly("c", "a", "b");
        assertThat(diagnostics.partialDependence())
                .extracting(PartialDependence::feature)
                .containsExactly("c", "a", "b");
    }

    @Test
    void rowsWithoutAPredictionAreLeftOutOfAllButTheWorst() {
        Dataset test = dataset(List.of("a"), new double[] {1, 2, 3, 4, 5}, 1, 2, 3, 4, 9);
        double[] predicted = {1, Double.NaN, 3, Double.NEGATIVE_INFINITY, 5};
        Diagnostics diagnostics = Diagnostics.of(FIRST, test, new int[] {4, 3, 2, 1, 0}, predicted);
        assertThat(diagnostics.rows()).isEqualTo(5);
        assertThat(diagnostics.undefinedRows()).isEqualTo(2);
        assertThat(diagnostics.points().rows()).containsExactly(0, 2, 4);
        assertThat(diagnostics.points().predicted()).containsExactly(5.0, 3.0, 1.0);
        assertThat(diagnostics.worst()).extracting(WorstRow::row).containsExactly(1, 3, 0, 2, 4);
        assertThat(diagnostics.byPrediction()).hasSize(3);
        assertThat(diagnostics.importance()).isNull();
        assertThat(diagnostics.partialDependence())
                .containsExactly(new PartialDependence("a", 3, List.of(1.0, 3.0, 5.0), List.of(1.0, 3.0, 5.0)));
    }

    @Test
    void withoutAnyPredictionThereIsLittleToSay() {
        Dataset test = dataset(List.of("a"), new double[] {1, 2}, 1, 1e200);
        Predictor none = features -> new double[] {Double.NaN, -1e200};
        Diagnostics diagnostics = diagnostics(none, test);
        assertThat(diagnostics.undefinedRows()).isEqualTo(2);
        assertThat(diagnostics.residuals()).isNull();
        assertThat(diagnostics.normalQuantiles()).isEmpty();
        assertThat(diagnostics.byPrediction()).isEmpty();
        assertThat(diagnostics.byFeature()).containsExactly(new FeatureErrors("a", List.of()));
        assertThat(diagnostics.importance()).isNull();
        assertThat(diagnostics.partialDependence()).isEmpty();
        assertThat(diagnostics.worst()).extracting(WorstRow::row).containsExactly(100, 101);
        assertThat(diagnostics.points()).isEqualTo(new PredictionSample(0, 42, List.of(), List.of(), List.of(), null));
    }

    @Test
    void aShuffleOrACurveThatIsNotFiniteIsLeftOut() {
        // Finite where both features are equal, as in all rows of the test.
        Predictor fragile = features -> IntStream.range(0, features.rows())
                .mapToDouble(row -> 1 / (features.get(row, 0) == features.get(row, 1) ? 1.0 : 0.0))
                .toArray();
        Dataset test = dataset(List.of("a", "b"), new double[] {1, 1, 2, 2, 3, 3}, 1, 2, 3);
        Diagnostics diagnostics = diagnostics(fragile, test);
        assertThat(diagnostics.undefinedRows()).isZero();
        assertThat(diagnostics.importance()).isNull();
        assertThat(diagnostics.partialDependence()).isEmpty();
        assertThat(diagnostics.byFeature()).extracting(FeatureErrors::feature).containsExactly("a", "b");
    }

    @Test
    void coordinatesNeedBothNamesAndDegrees() {
        assertThat(coordinates("Latitude", "LNG", 90, -180))
                .isEqualTo(new Coordinates(List.of(1.0, 90.0), List.of(2.0, -180.0)));
        assertThat(coordinates("lat", "lon", 90.5, 0)).isNull();
        assertThat(coordinates("lat", "long", 0, 181)).isNull();
        assertThat(coordinates("lat", "length", 0, 0)).isNull();
    }

    private static @Nullable Coordinates coordinates(String first, String second, double latitude, double longitude) {
        return diagnostics(FIRST, dataset(List.of(first, second), new double[] {1, 2, latitude, longitude}, 1, 2))
                .points()
                .coordinates();
    }

    @Test
    void veryManyRowsAreSampled() {
        Dataset test = random(List.of("a"), 30_000, FIRST);
        PredictionSample points = diagnostics(FIRST, test).points();
        assertThat(points.of()).isEqualTo(30_000);
        assertThat(points.rows()).hasSize(20_000).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < 20_000; i += 1_999) {
            assertThat(points.actual().get(i))
                    .isEqualTo(test.target(points.rows().get(i) - 100));
        }
    }

    @Test
    void predictsAtMostAMillionRowsForTheImportance() {
        List<Integer> calls = new ArrayList<>();
        Predictor counting = features -> {
            calls.add(features.rows());
            return FIRST.predict(features);
        };
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "x" + i).toList();
        Dataset test = random(names, 3_000, FIRST);
        double[] predicted = FIRST.predict(test.features());
        PermutationImportance importance = Objects.requireNonNull(
                FeatureShuffles.importance(counting, Residuals.of(test, numbers(3_000), predicted)));
        assertThat(importance.rows()).isEqualTo(2_000);
        assertThat(calls.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000_000);
        assertThat(Collections.max(calls)).isLessThanOrEqualTo((1 << 20) / 100);
    }

    @Test
    void theSmallestAndTheLargestOfManyResidualsAreAmongTheQuantiles() {
        double[] sorted = IntStream.range(0, 10_000).mapToDouble(i -> i * i).toArray();
        List<QuantilePair> points = NormalQuantiles.of(sorted);
        assertThat(points).hasSizeBetween(150, 200);
        assertThat(points.get(0).residual()).isZero();
        assertThat(points.get(1).residual()).isEqualTo(1);
        assertThat(points.get(points.size() - 1).residual()).isEqualTo(sorted[9_999]);
        // The quantile of 0.5 / 10,000.
        assertThat(points.get(0).normal()).isCloseTo(-3.8905918864, within(1e-9));
        assertThat(points).extracting(QuantilePair::normal).isSorted().doesNotHaveDuplicates();
    }

    private static Diagnostics diagnostics(Predictor predictor, Dataset test) {
        return Diagnostics.of(predictor, test, numbers(test.rows()), predictor.predict(test.features()));
    }

    private static int[] numbers(int rows) {
        return IntStream.range(100, 100 + rows).toArray();
    }

    private static Dataset dataset(List<String> names, double[] values, double... target) {
        return Dataset.of("test", FeatureMatrix.of(names, values), "y", target);
    }

    /** The target is what the model predicts, plus or minus 0.1. */
    private static Dataset random(List<String> names, int rows, Predictor predictor) {
        Random random = new Random(1);
        double[] values = DoubleStream.generate(random::nextGaussian)
                .limit((long) rows * names.size())
                .toArray();
        FeatureMatrix features = FeatureMatrix.of(names, values);
        double[] target = Arrays.stream(predictor.predict(features))
                .map(value -> value + 0.1 * random.nextGaussian())
                .toArray();
        return Dataset.of("test", features, "y", target);
    }
}
