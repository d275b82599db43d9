package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.ActivationFunction;

/**
 * The derivatives of the activations, of what {@link ActivationFunction} is made of: the same bits everywhere. {@link SimdActivations} does the same, operation by
 * operation.
 */
final class ActivationDerivative {
    private ActivationDerivative() {}

    /** The derivative at x, where the activation is h. */
    static float at(Activation activation, float x, float h) {
        return switch (activation) {
            case RELU, LEAKY_RELU, IDENTITY -> x > 0 ? 1f : ActivationFunction.slope(activation);
            case ELU -> x > 0 ? 1f : h + 1f;
            case TANH -> Math.fma(-h, h, 1f);
            case SIGMOID -> Math.fma(-h, h, h);
            case SOFTPLUS -> ActivationFunction.sigmoid(x);
            case GELU -> {
                float y = ActivationFunction.GELU_SCALE * x;
                float s = ActivationFunction.sigmoid(y);
                yield Math.fma(y * s, 1f - s, s);
            }
        };
    }
}
