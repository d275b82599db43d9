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

    /**
     * Checks the values.
     *
     * @param loss the function of the error
     * @param huberDelta the error up to which {@link Loss#HUBER} is quadratic, in the unit of the (scaled) target, above 0
     * @throws dev.mlmethods.regression.RegressionException if {@code huberDelta} is out of its range
     */
    public LossSpec {
        HUBER_DELTA.require("huberDelta", huberDelta, ": the error beyond which the huber loss is linear");
    }

    /** {@return the mean squared error} */
    public static LossSpec defaults() {
        return of(Loss.MSE);
    }

    /**
     * {@return a loss with the default {@code huberDelta} of 1}
     *
     * @param loss the function of the error
     */
    public static LossSpec of(Loss loss) {
        return new LossSpec(loss, 1);
    }

    /**
     * {@return the same with a different {@code huberDelta}}
     *
     * @param newHuberDelta the error up to which {@link Loss#HUBER} is quadratic, above 0
     */
    public LossSpec withHuberDelta(double newHuberDelta) {
        return new LossSpec(loss, newHuberDelta);
    }

    /**
     * {@return the loss of one error, at least 0}
     *
     * @param error the prediction minus the target, as the network learns it
     */
    public double of(double error) {
        return loss.of(error, huberDelta);
    }
}
