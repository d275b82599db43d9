package dev.mlmethods.regression.predictor.network;

/**
 * The kernels in Java's Vector API. This class can be loaded without its module: {@link SimdProducts} and {@link SimdFunctions}, which cannot, are linked when
 * a kernel runs.
 */
public class SimdForward implements ForwardKernels {
    /** Creates the kernels; they have no state. */
    public SimdForward() {}

    @Override
    public String name() {
        return SimdProducts.LENGTH * Float.SIZE + "-bit vectors";
    }

    @Override
    public void product(float[] x, int in, int inputs, int w, int start, int out, int width, int rows) {
        SimdProducts.product(x, in, inputs, w, start, out, width, rows);
    }

    @Override
    public void relu(float[] x, int at, int length) {
        SimdFunctions.relu(x, at, length);
    }

    @Override
    public void activate(Activation activation, float[] x, int at, int length) {
        SimdFunctions.activate(activation, x, at, length);
    }

    @Override
    public void singleForward(float[] x, int in, int panels, int w, int b, int out, int rows, int lanes) {
        SimdProducts.singleForward(x, in, panels, w, b, out, rows, lanes);
    }
}
