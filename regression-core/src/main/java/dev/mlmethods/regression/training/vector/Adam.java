package dev.mlmethods.regression.training.vector;

/** The constants of Adam (Kingma and Ba, 2015), as float32. */
final class Adam {
    static final float BETA1 = 0.9f;
    static final float BETA2 = 0.999f;
    static final float ONE_MINUS_BETA1 = (float) (1 - 0.9);
    static final float ONE_MINUS_BETA2 = (float) (1 - 0.999);
    static final float EPSILON = 1e-8f;

    private Adam() {}

    /** The step size of update {@code t}, from 1 on: learning rate / (1 - beta1^t). */
    static float stepSize(double learningRate, int t) {
        return (float) (learningRate / (1 - StrictMath.pow(0.9, t)));
    }

    /** sqrt(1 - beta2^t). */
    static float rootCorrection(int t) {
        return (float) Math.sqrt(1 - StrictMath.pow(0.999, t));
    }
}
