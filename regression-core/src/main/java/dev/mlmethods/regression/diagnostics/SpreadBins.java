package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.Dataset;
import java.util.List;
import java.util.stream.IntStream;

/** The errors of an ensemble by how far its networks lie apart: whether their spread shows where the errors are large. */
public final class SpreadBins {
    private static final int FIFTHS = 5;

    private SpreadBins() {}

    /**
     * {@return the errors by the fifth of the spread, from the least to the greatest; fewer bins if many rows have an equal spread}
     *
     * @param test the test rows
     * @param predicted what the ensemble predicts for them; rows without a finite prediction are left out
     * @param spread of its networks' predictions, one per row, in the target's unit
     */
    public static List<ErrorBin> of(Dataset test, double[] predicted, double[] spread) {
        int[] rows = IntStream.range(0, predicted.length)
                .filter(row -> Double.isFinite(predicted[row]) && Double.isFinite(spread[row]))
                .toArray();
        return ErrorBins.of(
                IntStream.of(rows).mapToDouble(row -> spread[row]).toArray(),
                IntStream.of(rows)
                        .mapToDouble(row -> test.target(row) - predicted[row])
                        .toArray(),
                FIFTHS);
    }
}
