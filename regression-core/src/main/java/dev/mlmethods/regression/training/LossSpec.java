package dev.mlmethods.regression.training;

import dev.mlmethods.regression.parameter.NumberRange;

/**
 * What the training minimizes.
 *
 * @param loss the function of the error; default mse
 * @param huberDelta the error up to which {@link Loss#HUBER} is quadratic, in the unit of the (scaled) target, above 0;
 *     default 1; the other losses don't read it
 */
public record LossSpec(Loss loss, double huberDelta) {
    /** The range of {@code huberDelta}. */
    public static final NumberRange HUBER_DELTA = NumberRange.above(0);

    /** Checks the values. */
    public LossSpec {
        HUBER_DELTA.require("huberDelta", huberDelta, ": the error beyond which the huber loss is linear");
    }

    /** The mean squared error. */
    public static LossSpec defaults() {
        return of(Loss.MSE);
    }

    /** A loss, with the default {@code huberDelta}. */
    public static LossSpec of(Loss loss) {
        return new LossSpec(loss, 1);
    }

    /** The same with a different delta. */
    public LossSpec withHuberDelta(double newHuberDelta) {
        return new LossSpec(loss, newHuberDelta);
    }

    /** The loss of one error, prediction minus target. */
    public double of(double error) {
        return loss.of(error, huberDelta);
    }
}
