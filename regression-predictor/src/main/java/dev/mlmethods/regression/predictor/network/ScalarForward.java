package dev.mlmethods.regression.predictor.network;

/**
 * The kernels without vectors: for JVMs without the module {@code jdk.incubator.vector}, and until the others are compiled. They use blocks of 4 x 2
 * chains in local variables, because a single chain waits for each of its fused multiply-adds.
 */
public class ScalarForward implements ForwardKernels {
    /** Creates the kernels; they have no state. */
    public ScalarForward() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void product(float[] x, int in, int inputs, int w, int start, int out, int width, int rows) {
        for (int n = 0; n < width; n += 2) {
            for (int r = 0; r < rows; r += BLOCK) {
                productBlock(x, in + r * PANEL, inputs, w + n, start + n, out + r * PANEL + n);
            }
        }
    }

    private static void productBlock(float[] x, int in, int inputs, int w, int start, int out) {
        float a00 = x[start];
        float a01 = x[start + 1];
        float a10 = a00;
        float a11 = a01;
        float a20 = a00;
        float a21 = a01;
        float a30 = a00;
        float a31 = a01;
        int i = in;
        int wk = w;
        for (int k = 0; k < inputs; k++) {
            float w0 = x[wk];
            float w1 = x[wk + 1];
            float h = x[i];
            a00 = Math.fma(h, w0, a00);
            a01 = Math.fma(h, w1, a01);
            h = x[i + PANEL];
            a10 = Math.fma(h, w0, a10);
            a11 = Math.fma(h, w1, a11);
            h = x[i + 2 * PANEL];
            a20 = Math.fma(h, w0, a20);
            a21 = Math.fma(h, w1, a21);
            h = x[i + 3 * PANEL];
            a30 = Math.fma(h, w0, a30);
            a31 = Math.fma(h, w1, a31);
            wk += PANEL;
            // The next input is in the next column, or in the first one of the next panel.
            i = (k + 1) % PANEL == 0 ? i + 1 - PANEL + TILE_PANEL : i + 1;
        }
        x[out] = a00;
        x[out + 1] = a01;
        x[out + PANEL] = a10;
        x[out + PANEL + 1] = a11;
        x[out + 2 * PANEL] = a20;
        x[out + 2 * PANEL + 1] = a21;
        x[out + 3 * PANEL] = a30;
        x[out + 3 * PANEL + 1] = a31;
    }

    @Override
    public void relu(float[] x, int at, int length) {
        for (int i = at; i < at + length; i++) {
            x[i] = Math.max(x[i], 0f);
        }
    }

    @Override
    public void activate(Activation activation, float[] x, int at, int length) {
        for (int i = at; i < at + length; i++) {
            x[i] = activation.value(x[i]);
        }
    }

    @Override
    public void singleForward(float[] x, int in, int panels, int w, int b, int out, int rows, int lanes) {
        for (int r = 0; r < rows; r++) {
            for (int lane = 0; lane < LANES; lane++) {
                float a = 0f;
                for (int p = 0; p < panels; p++) {
                    int i = in + p * TILE_PANEL + r * PANEL + lane;
                    int wk = w + p * PANEL + lane;
                    a = Math.fma(x[i], x[wk], a);
                    a = Math.fma(x[i + LANES], x[wk + LANES], a);
                }
                x[lanes + r * LANES + lane] = a;
            }
        }
        join(x, lanes, b, out, rows);
    }

    /** out[r] = b + the sum of the chains of row r, in pairs. */
    static void join(float[] x, int lanes, int b, int out, int rows) {
        float bias = x[b];
        for (int r = 0; r < rows; r++) {
            x[out + r] = bias + joined(x, lanes + r * LANES);
        }
    }

    /** The sum of {@value #LANES} chains, in pairs. */
    static float joined(float[] x, int a) {
        float a0 = (x[a] + x[a + 8]) + (x[a + 4] + x[a + 12]);
        float a1 = (x[a + 1] + x[a + 9]) + (x[a + 5] + x[a + 13]);
        float a2 = (x[a + 2] + x[a + 10]) + (x[a + 6] + x[a + 14]);
        float a3 = (x[a + 3] + x[a + 11]) + (x[a + 7] + x[a + 15]);
        return (a0 + a2) + (a1 + a3);
    }
}
