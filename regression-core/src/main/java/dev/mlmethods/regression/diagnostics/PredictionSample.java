package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The test rows that are drawn as points: all of them, or a random sample if there are very many.
 *
 * @param of how many rows there are with a finite prediction
 * @param seed of the sample
 * @param rows their 0-based numbers in the dataset, ascending
 * @param actual their targets
 * @param predicted the predictions for them, all finite
 * @param coordinates where they are; null for data without a latitude and a longitude
 */
public record PredictionSample(
        int of,
        long seed,
        List<Integer> rows,
        List<Double> actual,
        List<Double> predicted,
        @Nullable Coordinates coordinates) {
    /**
     * Copies the lists, and checks that they have the same length.
     *
     * @param of how many rows there are with a finite prediction, at least as many as are drawn
     * @param seed of the sample
     * @param rows their 0-based numbers in the dataset, ascending
     * @param actual their targets
     * @param predicted the predictions for them
     * @param coordinates where they are; null for data without a latitude and a longitude
     * @throws IllegalArgumentException if the lengths differ, {@code of} is too small, or a number is not finite
     */
    public PredictionSample {
        rows = List.copyOf(rows);
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        Invariant.sameSize("rows", rows, "actual values", actual);
        Invariant.sameSize("rows", rows, "predictions", predicted);
        Invariant.atLeast(rows.size(), "of", of);
        Invariant.finite("actual", actual);
        Invariant.finite("predicted", predicted);
        if (coordinates != null) {
            Invariant.sameSize("rows", rows, "latitudes", coordinates.latitudes());
            Invariant.sameSize("rows", rows, "longitudes", coordinates.longitudes());
            Invariant.finite("latitudes", coordinates.latitudes());
            Invariant.finite("longitudes", coordinates.longitudes());
        }
    }

    /**
     * Places, in degrees.
     *
     * @param latitudes north of the equator, one per row of the sample
     * @param longitudes east of Greenwich, one per row of the sample
     */
    public record Coordinates(List<Double> latitudes, List<Double> longitudes) {
        /**
         * Copies the lists.
         *
         * @param latitudes in degrees north of the equator, one per row of the sample
         * @param longitudes in degrees east of Greenwich, one per row of the sample
         */
        public Coordinates {
            latitudes = List.copyOf(latitudes);
            longitudes = List.copyOf(longitudes);
        }
    }
}
