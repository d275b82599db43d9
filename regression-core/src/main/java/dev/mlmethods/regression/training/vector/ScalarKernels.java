package dev.mlmethods.regression.training.vector;

/** The kernels without vectors, for JVMs without the module {@code jdk.incubator.vector}. */
final class ScalarKernels implements Kernels {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void forward(
            float[] in,
            int inOffset,
            int inStride,
            int inputs,
            float[] parameters,
            int w,
            int b,
            Rectifier activation,
            float[] out,
            int rows,
            int units) {
        for (int r = 0; r < rows; r++) {
            int row = r * units;
            System.arraycopy(parameters, b, out, row, units);
            for (int k = 0; k < inputs; k++) {
                multiplyAdd(in[inOffset + r * inStride + k], parameters, w + k * units, out, row, units);
            }
            for (int n = row; n < row + units; n++) {
                out[n] = activation.apply(out[n]);
            }
        }
    }

    @Override
    public void forwardSingle(
            float[] in, int inputs, float[] parameters, int w, float b, float[] out, int rows, float[] scratch) {
        for (int r = 0; r < rows; r++) {
            java.util.Arrays.fill(scratch, 0, PADDING, 0f);
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
    public void backward(
            float[] delta,
            int deltaStride,
            int units,
            float[] wT,
            float[] h,
            Rectifier activation,
            float[] out,
            int rows,
            int inputs) {
        for (int r = 0; r < rows; r++) {
            int row = r * inputs;
            java.util.Arrays.fill(out, row, row + inputs, 0f);
            for (int n = 0; n < units; n++) {
                multiplyAdd(delta[r * deltaStride + n], wT, n * inputs, out, row, inputs);
            }
            for (int k = row; k < row + inputs; k++) {
                out[k] = activation.derivative(h[k], out[k]);
            }
        }
    }

    @Override
    public void backwardSingle(
            float[] delta,
            float[] parameters,
            int w,
            float[] h,
            Rectifier activation,
            float[] out,
            int rows,
            int inputs) {
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inputs; k++) {
                int i = r * inputs + k;
                out[i] = activation.derivative(h[i], delta[r] * parameters[w + k]);
            }
        }
    }

    @Override
    public void gradient(
            float[] in,
            int inOffset,
            int inStride,
            int inputs,
            float[] delta,
            float[] gradient,
            int w,
            int b,
            int rows,
            int units) {
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inputs; k++) {
                multiplyAdd(in[inOffset + r * inStride + k], delta, r * units, gradient, w + k * units, units);
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
