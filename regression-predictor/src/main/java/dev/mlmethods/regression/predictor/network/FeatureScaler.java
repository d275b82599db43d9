package dev.mlmethods.regression.predictor.network;

/**
 * Scales features: z = (x - mean) / scale, in float64, where x may be the value's normal score. A feature that was constant in the training rows has an infinite
 * scale, and becomes 0 whatever its value is. Immutable.
 */
public final class FeatureScaler {
    /** The scale of a constant feature. */
    public static final double CONSTANT = Double.POSITIVE_INFINITY;

    private final double[] means;
    private final double[] scales;
    private final double[][] quantiles;

    /**
     * Creates a scaler without normal scores.
     *
     * @param means one per feature, finite
     * @param scales one per feature, above 0
     */
    public FeatureScaler(double[] means, double[] scales) {
        this(means, scales, new double[means.length][0]);
    }

    /**
     * Creates a scaler.
     *
     * @param means one per feature, finite
     * @param scales one per feature, above 0
     * @param quantiles one array per feature, which isn't copied; empty if its values don't have a normal score. Otherwise the quantiles of the
     *     training rows at equal distances from the least to the greatest, at least two, in ascending order
     */
    public FeatureScaler(double[] means, double[] scales, double[][] quantiles) {
        this.means = means.clone();
        this.scales = scales.clone();
        this.quantiles = quantiles.clone();
    }

    /** The number of features. */
    public int columns() {
        return means.length;
    }

    /** What is subtracted from the feature at a 0-based column, in the feature's unit: usually its mean. */
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

    /** One value of the feature at a 0-based column, scaled; 0 for a constant feature. */
    public double transform(int column, double value) {
        if (isConstant(column)) {
            return 0;
        }
        double[] known = quantiles[column];
        return ((known.length == 0 ? value : NormalScores.of(known, value)) - means[column]) / scales[column];
    }
}
