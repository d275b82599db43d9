package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.training.LossSpec;

/** A loss of single errors, and its derivative without its constant factor. */
final class LossFunction {
    private final LossSpec spec;
    private final float huberDelta;

    LossFunction(LossSpec spec) {
        this.spec = spec;
        this.huberDelta = (float) spec.huberDelta();
    }

    /** The constant factor of the derivative. */
    double factor() {
        return spec.loss().slopeFactor();
    }

    /** The derivative with respect to the prediction, divided by {@link #factor}. */
    float derivative(float error) {
        return spec.loss().slope(error, huberDelta);
    }

    double value(float error) {
        return spec.of(error);
    }
}
