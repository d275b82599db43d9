package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What {@code regression.json} says about {@link NeighbourFeatures}. The training rows that they look at are in the entry {@link ModelEntryNames#NEIGHBOURS}, row by row, as
 * little-endian float64.
 */
public final class FittedNeighbours {
    private final int[] coordinates;
    private final double[] units;
    private final double constant;
    private final double[] means;
    private final double[] scales;
    private final long bytes;

    /**
     * Checks that the numbers fit together.
     *
     * @param features how many the model has
     * @param coordinates the 0-based places of the coordinates among the features
     * @param units of the coordinates
     * @param constant that is added to distances
     * @param rows how many are stored
     * @param means of the columns
     * @param scales of the columns; infinite for constant ones
     * @throws IllegalArgumentException if not
     */
    public FittedNeighbours(
            int features,
            int[] coordinates,
            double[] units,
            double constant,
            int rows,
            double[] means,
            double[] scales) {
        boolean fits = coordinates.length > 0
                && coordinates.length <= features
                && units.length == coordinates.length
                && constant > 0
                && constant < Double.POSITIVE_INFINITY
                && rows > 1
                && means.length == NeighbourFeatures.columns(features, coordinates.length)
                && scales.length == means.length;
        boolean[] are = new boolean[features];
        for (int k = 0; fits && k < units.length; k++) {
            int place = coordinates[k];
            fits = place >= 0 && place < features && !are[place] && Double.isFinite(units[k]);
            if (fits) {
                are[place] = true;
            }
        }
        for (int column = 0; fits && column < means.length; column++) {
            fits = Double.isFinite(means[column]) && scales[column] > 0;
        }
        if (!fits) {
            throw new IllegalArgumentException("the numbers of neighbourFeatures don't fit together");
        }
        this.coordinates = coordinates;
        this.units = units;
        this.constant = constant;
        this.means = means;
        this.scales = scales;
        this.bytes = (features + 1L) * rows * Double.BYTES;
    }

    /** How many columns there are. */
    public int count() {
        return means.length;
    }

    /** How many bytes the entry has. */
    public long bytes() {
        return bytes;
    }

    /**
     * The columns.
     *
     * @param scaler of the features
     * @param entry the stored rows
     * @throws IllegalArgumentException if it is too short, or a number isn't finite
     */
    public NeighbourFeatures columns(FeatureScaler scaler, byte[] entry) {
        if (entry.length != bytes) {
            throw new IllegalArgumentException("it has " + entry.length + " bytes instead of " + bytes);
        }
        double[] stored = new double[entry.length / Double.BYTES];
        ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(stored);
        for (double number : stored) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a number is not finite");
            }
        }
        return new NeighbourFeatures(coordinates, units, constant, scaler, stored)
                .standardized(new FeatureScaler(means, scales));
    }
}
