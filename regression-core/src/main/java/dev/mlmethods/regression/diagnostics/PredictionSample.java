package dev.mlmethods.regression.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The test rows that are drawn as points: all of them, or a random sample of very many.
 *
 * @param of how many rows there are with a finite prediction
 * @param seed of the sample
 * @param rows their 0-based numbers in the dataset, rising
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
    /** Copies the lists. */
    public PredictionSample {
        rows = List.copyOf(rows);
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
    }

    /**
     * Places, in degrees.
     *
     * @param latitudes north of the equator, one a row of the sample
     * @param longitudes east of Greenwich, one a row of the sample
     */
    public record Coordinates(List<Double> latitudes, List<Double> longitudes) {
        /** Copies the lists. */
        public Coordinates {
            latitudes = List.copyOf(latitudes);
            longitudes = List.copyOf(longitudes);
        }
    }
}
