package dev.mlmethods.regression.predictor.network;

/**
 * Standardises features: z = (x - mean) / scale, in float64. A feature that was constant in the training rows has an infinite scale, and becomes 0 whatever
 * its value is. Immutable.
 */
public final class FeatureScaler {
    /** The scale of a constant feature. */
    public static final double CONSTANT = Double.POSITIVE_INFINITY;

    private final double[] means;
    private final double[] scales;

    /**
     * A scaler.
     *
     * @param means one a feature, finite
     * @param scales one a feature, above 0
     */
    public FeatureScaler(double[] means, double[] scales) {
        this.means = means.clone();
        this.scales = scales.clone();
    }

    /** The number of features. */
    public int columns() {
        return means.length;
    }

    /** The mean of the feature at a 0-based column, in the feature's unit. */
    public double mean(int column) {
        return means[column];
    }

    /** The scale of the feature at a 0-based column, in the feature's unit, above 0; infinite for a constant feature. */
    public double scale(int column) {
        return scales[column];
    }

    /** Whether the feature at a 0-based column was constant in the training rows. */
    public boolean isConstant(int column) {
        return scales[column] == CONSTANT;
    }

    /** One value of the feature at a 0-based column, standardised; 0 of a constant one. */
    public double transform(int column, double value) {
        return isConstant(column) ? 0.0 : (value - means[column]) / scales[column];
    }
}
