package dev.mlmethods.regression.training.vector;

/** The updates of {@link Kernels} without vectors, and their constants. */
final class ScalarUpdates {
    static final float ADAM_BETA1 = 0.9f;
    static final float ADAM_BETA2 = 0.999f;
    static final float ADAM_ONE_MINUS_BETA1 = (float) (1 - 0.9);
    static final float ADAM_ONE_MINUS_BETA2 = (float) (1 - 0.999);
    static final float RMS_ALPHA = 0.99f;
    static final float RMS_ONE_MINUS_ALPHA = (float) (1 - 0.99);
    static final float EPSILON = 1e-8f;

    /**
     * Adding and then subtracting it turns a number below 4.7e-38 into 0 and leaves one above 1e-22 unchanged. Without it, the averages of a unit
     * that no row activates anymore would fade into denormal numbers and stay there, and many processors compute those a hundred times slower.
     */
    static final float TINY = 1e-30f;

    private ScalarUpdates() {}

    static void sgd(float[] x, int w, int gradient, int length, UpdateStep step) {
        for (int i = 0; i < length; i++) {
            float g = gradient(x, w + i, gradient + i, step);
            x[w + i] = Math.fma(-step.rate, g, x[w + i]);
        }
    }

    static void momentum(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        for (int i = 0; i < length; i++) {
            float stride = gradient(x, w + i, gradient + i, step) * -step.rate;
            float velocity = Math.fma(x[v + i], step.momentum, stride);
            velocity = velocity + TINY - TINY;
            x[v + i] = velocity;
            x[w + i] += Math.fma(velocity, step.momentum, stride);
        }
    }

    static void rmsProp(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        for (int i = 0; i < length; i++) {
            float g = gradient(x, w + i, gradient + i, step);
            float mean = Math.fma(g * RMS_ONE_MINUS_ALPHA, g, x[v + i] * RMS_ALPHA);
            mean = mean + TINY - TINY;
            x[v + i] = mean;
            x[w + i] -= g / ((float) Math.sqrt(mean) + EPSILON) * step.rate;
        }
    }

    static void adam(float[] x, int w, int gradient, int m, int v, int length, UpdateStep step) {
        for (int i = 0; i < length; i++) {
            float g = gradient(x, w + i, gradient + i, step);
            float first = Math.fma(g, ADAM_ONE_MINUS_BETA1, x[m + i] * ADAM_BETA1);
            float second = Math.fma(g * ADAM_ONE_MINUS_BETA2, g, x[v + i] * ADAM_BETA2);
            first = first + TINY - TINY;
            second = second + TINY - TINY;
            x[m + i] = first;
            x[v + i] = second;
            float denominator = Math.fma((float) Math.sqrt(second), step.rootCorrection, EPSILON);
            x[w + i] = x[w + i] * step.shrink - first / denominator * step.rate;
        }
    }

    private static float gradient(float[] x, int w, int gradient, UpdateStep step) {
        return Math.fma(x[w], step.weightDecay, x[gradient] * step.gradientScale);
    }
}
