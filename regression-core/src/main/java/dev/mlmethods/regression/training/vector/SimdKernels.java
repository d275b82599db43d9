package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.predictor.network.SimdForward;
import dev.mlmethods.regression.predictor.network.SimdProducts;
import jdk.incubator.vector.FloatVector;

/** The kernels in Java's Vector API. */
final class SimdKernels extends SimdForward implements Kernels {
    @Override
    public void gradient(
            float[] x, int in, int inputs, int delta, int start, int startStride, int gradient, int width, int rows) {
        SimdGradients.gradient(x, in, inputs, delta, start, startStride, gradient, width, rows);
    }

    @Override
    public void biasGradient(float[] x, int delta, int start, int gradient, int rows) {
        SimdGradients.biasGradient(x, delta, start, gradient, rows);
    }

    @Override
    public void reluDelta(float[] x, int h, int delta, int length) {
        SimdActivations.reluDelta(x, h, delta, length);
    }

    @Override
    public void activate(Activation activation, float[] x, int at, int derivative, int length) {
        SimdActivations.activate(activation, x, at, derivative, length);
    }

    @Override
    public void dropout(float[] x, int factors, int key, int threshold, float kept) {
        SimdDropout.factors(x, factors, key, threshold, kept);
    }

    @Override
    public void multiply(float[] x, int product, int a, int b, int length) {
        SimdActivations.multiply(x, product, a, b, length);
    }

    @Override
    public void singleBackward(float[] x, int delta, int w, int out, int rows) {
        SimdGradients.singleBackward(x, delta, w, out, rows);
    }

    @Override
    public void singleGradient(float[] x, int in, int panels, int delta, int start, int gradient, int rows) {
        SimdGradients.singleGradient(x, in, panels, delta, start, gradient, rows);
    }

    @Override
    public void add(float[] x, int sum, int addend, int length) {
        for (int i = 0; i < length; i += SimdProducts.LENGTH) {
            FloatVector.fromArray(SimdProducts.SPECIES, x, sum + i)
                    .add(FloatVector.fromArray(SimdProducts.SPECIES, x, addend + i))
                    .intoArray(x, sum + i);
        }
    }

    @Override
    public void sgd(float[] x, int w, int gradient, int length, UpdateStep step) {
        SimdUpdates.sgd(x, w, gradient, length, step);
    }

    @Override
    public void momentum(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        SimdUpdates.momentum(x, w, gradient, v, length, step);
    }

    @Override
    public void rmsProp(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        SimdUpdates.rmsProp(x, w, gradient, v, length, step);
    }

    @Override
    public void adam(float[] x, int w, int gradient, int m, int v, int length, UpdateStep step) {
        SimdUpdates.adam(x, w, gradient, m, v, length, step);
    }
}
