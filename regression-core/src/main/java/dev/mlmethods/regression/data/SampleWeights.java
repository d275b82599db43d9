package dev.mlmethods.regression.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How much each row of a dataset counts, as the column {@code sampleWeight} says: finite numbers, 0 or above. Immutable. */
public final class SampleWeights {
    private final String column;
    private final double[] weights;

    private SampleWeights(String column, double[] weights) {
        this.column = column;
        this.weights = weights;
    }

    /**
     * {@return weights of rows} The array is not copied: the caller must not use it afterward.
     *
     * @param column the name of the column that they come from
     * @param weights one per row
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public static SampleWeights of(String column, double[] weights) {
        if (!Arrays.stream(weights).allMatch(weight -> weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("a weight is finite, and 0 or above");
        }
        return new SampleWeights(column, weights);
    }

    /** {@return the name of the column that they come from} */
    public String column() {
        return column;
    }

    /** {@return the number of rows} */
    public int rows() {
        return weights.length;
    }

    /**
     * {@return the weight of a row, as in the table}
     *
     * @param row 0-based
     */
    public double get(int row) {
        return weights[row];
    }

    /** {@return a copy of the weights, one per row} */
    public double[] toArray() {
        return weights.clone();
    }

    /** {@return the 0-based numbers of the rows that count at all: those whose weight is above 0, in their order} */
    public int[] rowsThatCount() {
        return IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
    }

    /**
     * {@return how many rows of equal weight would tell as much} It is (sum w)^2 / sum w^2 (L. Kish, Survey Sampling, 1965): from 1, if one row
     * has all the weight, to the number of rows. NaN if no row counts.
     */
    public double effectiveRows() {
        double largest = Arrays.stream(weights).max().orElse(0);
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            // As a share of the largest weight, whose square may be infinite.
            double share = weight / largest;
            sum += share;
            squares += share * share;
        }
        return sum * sum / squares;
    }

    /** The given rows, in the given order. */
    SampleWeights select(int[] rows) {
        return new SampleWeights(
                column, Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
    }

    /** Adds the name, the column's role, and the weights as little-endian float64 to a hash. */
    void update(MessageDigest digest) {
        digest.update((column + "\nsampleWeight\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer value = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double weight : weights) {
            digest.update(value.clear().putDouble(weight).flip());
        }
    }
}
