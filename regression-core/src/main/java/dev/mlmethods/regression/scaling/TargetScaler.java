package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.predictor.network.TargetScale;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the network learns of the target y: (y - mean) / scale, or (ln y - mean) / scale; and the range of its predictions.
 *
 * @param mean of the target, or of its logarithm; 0 if the target is not scaled
 * @param scale of the target, or of its logarithm, above 0; 1 if the target is not scaled
 * @param logarithm true if the natural logarithm of the target is scaled; otherwise null, so that the JSON of other scalers stays the same
 * @param least no prediction is below it, in the target's unit; null if there is no such limit
 * @param greatest no prediction is above it, in the target's unit; null if there is no such limit
 */
public record TargetScaler(
        double mean,
        double scale,
        @Nullable Boolean logarithm,
        @Nullable Double least,
        @Nullable Double greatest) {
    /** Leaves the target as it is, to the bit. */
    public static final TargetScaler IDENTITY = new TargetScaler(0, 1, null);

    /**
     * Checks the values.
     *
     * @param mean of the target, or of its logarithm, finite
     * @param scale of the target, or of its logarithm, above 0
     * @param logarithm true if the natural logarithm of the target is scaled; otherwise null
     * @param least the lower limit of predictions, or null
     * @param greatest the upper limit of predictions, at least the lower one, or null
     * @throws IllegalArgumentException if the mean is not finite, the scale not finite and above 0, or the limits are not in order
     */
    public TargetScaler {
        if (!Double.isFinite(mean) || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no scaler of a target: mean " + NumberText.shortest(mean) + ", scale "
                    + NumberText.shortest(scale));
        }
        if (least != null && greatest != null && !(least <= greatest)) {
            throw new IllegalArgumentException("no range of predictions: from " + NumberText.shortest(least) + " to "
                    + NumberText.shortest(greatest));
        }
    }

    /**
     * Creates a scaler without limits for predictions.
     *
     * @param mean of the target, or of its logarithm, finite
     * @param scale of the target, or of its logarithm, above 0
     * @param logarithm true if the natural logarithm of the target is scaled; otherwise null
     * @throws IllegalArgumentException if the mean is not finite, or the scale not finite and above 0
     */
    public TargetScaler(double mean, double scale, @Nullable Boolean logarithm) {
        this(mean, scale, logarithm, null, null);
    }

    /**
     * {@return the scaler of the training rows' target; see {@link FittedScaler#fit}}
     *
     * @param scaling what the network learns of the target
     * @param training only the training rows, at least one
     * @throws dev.mlmethods.regression.RegressionException if the target has no finite mean and variance, which its logarithm lacks unless the
     *     target is positive in all rows
     */
    public static TargetScaler fit(TargetScaling scaling, Dataset training) {
        if (scaling == TargetScaling.NONE) {
            return IDENTITY;
        }
        boolean logarithm = scaling == TargetScaling.LOG;
        FittedScaler scaler =
                FittedScaler.fit(training.targetAs(logarithm ? StrictMath::log : DoubleUnaryOperator.identity()));
        return new TargetScaler(
                scaler.means()[0], scaler.isConstant(0) ? 1 : scaler.scales()[0], logarithm ? true : null);
    }

    /** The same with predictions that stay in the range of the training rows' target. */
    TargetScaler clamped(Dataset training) {
        FeatureRanges ranges = FeatureRanges.of(training.rowsThatCount().targetAs(DoubleUnaryOperator.identity()));
        return new TargetScaler(mean, scale, logarithm, ranges.least()[0], ranges.greatest()[0]);
    }

    /** {@return whether the network learns something other than the target itself} */
    public boolean scales() {
        return mean != 0 || scale != 1 || logarithm != null;
    }

    /**
     * {@return what the network learns of a target}
     *
     * @param target in its own unit
     */
    public double transform(double target) {
        return targetScale().transform(target);
    }

    /**
     * {@return the prediction that an output of the network stands for, in the target's unit}
     *
     * @param output of the network
     */
    public double inverse(double output) {
        return targetScale().inverse(output);
    }

    private TargetScale targetScale() {
        return new TargetScale(
                mean,
                scale,
                Boolean.TRUE.equals(logarithm),
                least == null ? Double.NEGATIVE_INFINITY : least,
                greatest == null ? Double.POSITIVE_INFINITY : greatest);
    }
}
