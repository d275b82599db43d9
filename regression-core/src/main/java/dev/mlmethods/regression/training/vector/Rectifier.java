package dev.mlmethods.regression.training.vector;

/**
 * An activation that is linear on both sides of 0: x above it, {@code slope} x elsewhere. Its derivative can be told from its
 * output.
 *
 * @param slope 0 for ReLU, 0.01 for leaky ReLU, 1 for identity
 */
record Rectifier(float slope) {
    float apply(float x) {
        return x > 0 ? x : x * slope;
    }

    /** The derivative times {@code delta}, where the output is {@code h}. */
    float derivative(float h, float delta) {
        return h > 0 ? delta : delta * slope;
    }
}
