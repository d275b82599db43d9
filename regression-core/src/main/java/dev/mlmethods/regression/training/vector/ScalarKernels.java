package dev.mlmethods.regression.training.vector;

import java.util.Arrays;

/** The kernels without vectors, for JVMs without the module {@code jdk.incubator.vector}. */
final class ScalarKernels implements Kernels {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void product(
            float[] in,
            int inStride,
            int inputs,
            float[] weights,
            int w,
            float[] start,
            int s,
            float[] out,
            int rows,
            int units) {
        for (int r = 0; r < rows; r++) {
            int row = r * units;
            System.arraycopy(start, s, out, row, units);
            for (int k = 0; k < inputs; k++) {
                multiplyAdd(in[r * inStride + k], weights, w + k * units, out, row, units);
            }
        }
    }

    @Override
    public void activate(Rectifier activation, float[] x, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = activation.apply(x[i]);
        }
    }

    @Override
    public void derive(Rectifier activation, float[] h, float[] delta, int length) {
        for (int i = 0; i < length; i++) {
            delta[i] = activation.derivative(h[i], delta[i]);
        }
    }

    @Override
    public void forwardSingle(
            float[] in, int inputs, float[] parameters, int w, float b, float[] out, int rows, float[] scratch) {
        for (int r = 0; r < rows; r++) {
            Arrays.fill(scratch, 0, PADDING, 0f);
            for (int k = 0; k < inputs; k += PADDING) {
                for (int lane = 0; lane < PADDING; lane++) {
                    scratch[lane] = Math.fma(in[r * inputs + k + lane], parameters[w + k + lane], scratch[lane]);
                }
            }
            out[r] = b + joined(scratch);
        }
    }

    /** The sum of {@value #PADDING} chains, in pairs. */
    static float joined(float[] lanes) {
        for (int half = PADDING / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    @Override
    public void backwardSingle(float[] delta, float[] parameters, int w, float[] out, int rows, int inputs) {
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inputs; k++) {
                out[r * inputs + k] = delta[r] * parameters[w + k];
            }
        }
    }

    @Override
    public void gradient(
            float[] in, int inStride, int inputs, float[] delta, float[] gradient, int w, int b, int rows, int units) {
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inputs; k++) {
                multiplyAdd(in[r * inStride + k], delta, r * units, gradient, w + k * units, units);
            }
            for (int n = 0; n < units; n++) {
                gradient[b + n] += delta[r * units + n];
            }
        }
    }

    @Override
    public void gradientSingle(float[] in, int inputs, float[] delta, float[] gradient, int w, int b, int rows) {
        for (int r = 0; r < rows; r++) {
            multiplyAdd(delta[r], in, r * inputs, gradient, w, inputs);
            gradient[b] += delta[r];
        }
    }

    private static void multiplyAdd(float a, float[] x, int xOffset, float[] sum, int sumOffset, int length) {
        for (int i = 0; i < length; i++) {
            sum[sumOffset + i] = Math.fma(a, x[xOffset + i], sum[sumOffset + i]);
        }
    }

    @Override
    public void adam(
            float[] parameters,
            float[] gradient,
            float[] m,
            float[] v,
            int from,
            int to,
            float scale,
            float stepSize,
            float rootCorrection) {
        for (int i = from; i < to; i++) {
            float g = gradient[i] * scale;
            m[i] = Math.fma(Adam.ONE_MINUS_BETA1, g, m[i] * Adam.BETA1);
            v[i] = Math.fma(Adam.ONE_MINUS_BETA2 * g, g, v[i] * Adam.BETA2);
            float denominator = (float) Math.sqrt(v[i]) / rootCorrection + Adam.EPSILON;
            parameters[i] = parameters[i] - stepSize * (m[i] / denominator);
        }
    }

    @Override
    public void add(float[] sum, float[] addend, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += addend[i];
        }
    }
}
