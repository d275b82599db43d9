package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.network.TargetScale;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;

/**
 * What the network learns of the target y: (y - mean) / scale.
 *
 * @param mean in the target's unit; 0 where the target is not scaled
 * @param scale in the target's unit, above 0; 1 where the target is not scaled
 */
public record TargetScaler(double mean, double scale) {
    /** Leaves the target as it is, to the bit. */
    public static final TargetScaler IDENTITY = new TargetScaler(0, 1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the mean is not finite, or the scale not finite and above 0
     */
    public TargetScaler {
        if (!Double.isFinite(mean) || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no scaler of a target: mean " + NumberText.shortest(mean) + ", scale "
                    + NumberText.shortest(scale));
        }
    }

    /** The scaler of the training rows' target; see {@link StandardScaler#fit}. */
    public static TargetScaler fit(TargetScaling scaling, Dataset training) {
        if (scaling == TargetScaling.NONE) {
            return IDENTITY;
        }
        StandardScaler scaler = StandardScaler.fit(FeatureMatrix.of(List.of(training.targetName()), training.target()));
        return new TargetScaler(scaler.means()[0], scaler.isConstant(0) ? 1 : scaler.scales()[0]);
    }

    /** From the target's unit to the network's. */
    public double transform(double target) {
        return (target - mean) / scale;
    }

    /** From the network's output to the target's unit. */
    public double inverse(double output) {
        return new TargetScale(mean, scale).inverse(output);
    }
}
