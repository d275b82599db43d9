package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;

/** Derived inputs of numbers from {@code regression.json}, which may not fit together. {@link FittedNeighbours} has the others. */
public final class CheckedColumns {
    private CheckedColumns() {}

    /**
     * The waves, see {@link FourierFeatures}.
     *
     * @throws IllegalArgumentException if a coordinate is of no feature (below 0), the numbers don't fit, or one isn't finite
     */
    public static FourierFeatures waves(int[] coordinates, double[] centers, double[] frequencies, double[] phases) {
        boolean fits = coordinates.length > 0
                && centers.length == coordinates.length
                && frequencies.length == (long) phases.length * coordinates.length;
        for (int coordinate : coordinates) {
            fits &= coordinate >= 0;
        }
        if (!fits) {
            throw new IllegalArgumentException("the numbers of fourierFeatures don't fit its coordinates");
        }
        requireFinite(centers);
        requireFinite(frequencies);
        requireFinite(phases);
        return new FourierFeatures(coordinates, centers, frequencies, phases);
    }

    /**
     * The bins, see {@link PiecewiseLinear}.
     *
     * @throws IllegalArgumentException if they are of no feature (below 0), or their edges are fewer than two, not finite or not rising
     */
    public static PiecewiseLinear bins(int feature, double[] edges) {
        requireFinite(edges);
        boolean rising = edges.length > 1;
        for (int i = 1; i < edges.length; i++) {
            rising &= edges[i - 1] < edges[i];
        }
        if (!rising) {
            throw new IllegalArgumentException("edges of piecewiseLinear are too few or not rising");
        }
        if (feature < 0) {
            throw new IllegalArgumentException("piecewiseLinear has bins of no feature");
        }
        return new PiecewiseLinear(feature, edges);
    }

    private static void requireFinite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a number of derived is not finite");
            }
        }
    }
}
