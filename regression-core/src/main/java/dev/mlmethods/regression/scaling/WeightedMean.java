package dev.mlmethods.regression.scaling;

/** The mean of values that don't count the same: their sum, each multiplied by its weight, divided by the sum of the weights. */
public final class WeightedMean {
    private final CompensatedSum weighted = new CompensatedSum();
    private final CompensatedSum weights = new CompensatedSum();

    /** Starts without a value. */
    public WeightedMean() {}

    /**
     * Adds one value.
     *
     * @param weight how much it counts, 0 or above
     * @param value any number; if it is not finite, the mean is NaN
     */
    public void add(double weight, double value) {
        weighted.add(weight * value);
        weights.add(weight);
    }

    /** {@return the mean of the values so far; NaN if none has a weight above 0, and if a value is not finite} */
    public double value() {
        return weighted.value() / weights.value();
    }
}
