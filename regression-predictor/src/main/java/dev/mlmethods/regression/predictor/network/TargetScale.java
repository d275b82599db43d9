package dev.mlmethods.regression.predictor.network;

/**
 * What a network learns of the target y: (y - mean) / scale, or (ln y - mean) / scale; and the range of its predictions.
 *
 * @param mean of the target, or of its logarithm; 0 if the target is not scaled
 * @param scale of the target, or of its logarithm, above 0; 1 if the target is not scaled
 * @param logarithm whether it is the natural logarithm of the target that is scaled
 * @param least no prediction is below it, in the target's unit; negative infinity if there is no such limit
 * @param greatest no prediction is above it, in the target's unit; infinity if there is no such limit
 */
public record TargetScale(double mean, double scale, boolean logarithm, double least, double greatest) {
    /** Converts from the target's unit to the network's. */
    public double transform(double target) {
        // From StrictMath, whose bits are the same everywhere.
        return ((logarithm ? StrictMath.log(target) : target) - mean) / scale;
    }

    /** Converts from the network's output to the target's unit. */
    public double inverse(double output) {
        double scaled = output * scale + mean;
        double predicted = logarithm ? StrictMath.exp(scaled) : scaled;
        // An output that isn't a number is no prediction, which a limit must not hide.
        return Double.isFinite(output) ? Math.min(Math.max(predicted, least), greatest) : predicted;
    }
}
