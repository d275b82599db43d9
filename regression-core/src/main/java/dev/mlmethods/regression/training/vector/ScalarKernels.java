package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.predictor.network.ScalarForward;

/** The kernels without vectors: for JVMs without the module {@code jdk.incubator.vector}, and for use until the others are compiled. */
final class ScalarKernels extends ScalarForward implements Kernels {
    @Override
    public void gradient(
            float[] x, int in, int inputs, int delta, int start, int startStride, int gradient, int width, int rows) {
        ScalarGradients.gradient(x, in, inputs, delta, start, startStride, gradient, width, rows);
    }

    @Override
    public void biasGradient(float[] x, int delta, int start, int gradient, int rows) {
        ScalarGradients.biasGradient(x, delta, start, gradient, rows);
    }

    @Override
    public void reluDelta(float[] x, int h, int delta, int length) {
        for (int i = 0; i < length; i++) {
            // All bits if the output is above 0, otherwise none.
            int mask = -Float.floatToRawIntBits(x[h + i]) >> (Integer.SIZE - 1);
            x[h + i] = Float.intBitsToFloat(Float.floatToRawIntBits(x[delta + i]) & mask);
        }
    }

    @Override
    public void activate(Activation activation, float[] x, int at, int derivative, int length) {
        dev.mlmethods.regression.predictor.network.Activation function = activation.function();
        for (int i = 0; i < length; i++) {
            float value = x[at + i];
            x[at + i] = function.value(value);
            x[derivative + i] = activation.derivative(value, x[at + i]);
        }
    }

    @Override
    public void dropout(float[] x, int factors, int key, int threshold, float kept) {
        for (int n = 0; n < PANEL; n++) {
            int uniform = Dropout.mixed(key + n) >>> (Integer.SIZE - Dropout.BITS);
            x[factors + n] = uniform < threshold ? 0f : kept;
        }
    }

    @Override
    public void multiply(float[] x, int product, int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            x[product + i] = x[a + i] * x[b + i];
        }
    }

    @Override
    public void singleBackward(float[] x, int delta, int w, int out, int rows) {
        ScalarGradients.singleBackward(x, delta, w, out, rows);
    }

    @Override
    public void singleGradient(float[] x, int in, int panels, int delta, int start, int gradient, int rows) {
        ScalarGradients.singleGradient(x, in, panels, delta, start, gradient, rows);
    }

    @Override
    public void add(float[] x, int sum, int addend, int length) {
        for (int i = 0; i < length; i++) {
            x[sum + i] += x[addend + i];
        }
    }

    @Override
    public void sgd(float[] x, int w, int gradient, int length, UpdateStep step) {
        ScalarUpdates.sgd(x, w, gradient, length, step);
    }

    @Override
    public void momentum(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        ScalarUpdates.momentum(x, w, gradient, v, length, step);
    }

    @Override
    public void rmsProp(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        ScalarUpdates.rmsProp(x, w, gradient, v, length, step);
    }

    @Override
    public void adam(float[] x, int w, int gradient, int m, int v, int length, UpdateStep step) {
        ScalarUpdates.adam(x, w, gradient, m, v, length, step);
    }
}
