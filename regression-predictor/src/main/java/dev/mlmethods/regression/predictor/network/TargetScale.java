package dev.mlmethods.regression.predictor.network;

/**
 * What a network learns of the target y: (y - mean) / scale.
 *
 * @param mean in the target's unit; 0 where the target is not scaled
 * @param scale in the target's unit, above 0; 1 where the target is not scaled
 */
public record TargetScale(double mean, double scale) {
    /** From the network's output to the target's unit. */
    public double inverse(double output) {
        return output * scale + mean;
    }
}
