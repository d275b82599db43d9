package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.diagnostics.PredictionSample.Coordinates;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Picks the {@link PredictionSample}: at most {@value #MOST} rows. */
final class DrawnPoints {
    private static final int MOST = 20_000;
    private static final Set<String> LATITUDES = Set.of("latitude", "lat");
    private static final Set<String> LONGITUDES = Set.of("longitude", "lon", "lng", "long");

    private DrawnPoints() {}

    static PredictionSample of(Residuals residuals) {
        int[] numbers = residuals.numbers();
        int[] sample = Arrays.stream(RowSample.of(residuals.rows(), MOST))
                .boxed()
                .sorted(Comparator.comparingInt(row -> numbers[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PredictionSample(
                residuals.rows(),
                RowSample.SEED,
                Arrays.stream(sample).map(row -> numbers[row]).boxed().toList(),
                list(sample, row -> residuals.dataset().target(row)),
                list(sample, row -> residuals.predicted()[row]),
                coordinates(residuals.dataset().features(), sample));
    }

    private static @Nullable Coordinates coordinates(FeatureMatrix features, int[] sample) {
        int latitude = column(features, LATITUDES, 90);
        int longitude = column(features, LONGITUDES, 180);
        return latitude < 0 || longitude < 0
                ? null
                : new Coordinates(
                        list(sample, row -> features.get(row, latitude)),
                        list(sample, row -> features.get(row, longitude)));
    }

    /** The first column that has one of the names, if all its values are degrees; otherwise -1. */
    private static int column(FeatureMatrix features, Set<String> names, double largest) {
        return IntStream.range(0, features.columns())
                .filter(column -> names.contains(features.names().get(column).toLowerCase(Locale.ROOT)))
                .limit(1)
                .filter(column -> IntStream.range(0, features.rows())
                        .allMatch(row -> Math.abs(features.get(row, column)) <= largest))
                .findFirst()
                .orElse(-1);
    }

    private static List<Double> list(int[] rows, IntToDoubleFunction value) {
        return Arrays.stream(rows).mapToDouble(value).boxed().toList();
    }
}
