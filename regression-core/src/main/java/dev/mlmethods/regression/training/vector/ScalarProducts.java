package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.training.vector.Kernels.BLOCK;
import static dev.mlmethods.regression.training.vector.Kernels.LANES;
import static dev.mlmethods.regression.training.vector.Kernels.PANEL;
import static dev.mlmethods.regression.training.vector.Kernels.TILE_PANEL;

/**
 * The products of {@link Kernels} without vectors. Blocks of 4 x 2 chains in local variables, for a chain by itself waits for
 * each of its fused multiply-adds.
 */
final class ScalarProducts {
    private ScalarProducts() {}

    static void product(float[] x, int in, int inputs, int w, int start, int out, int width, int rows) {
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

    static void gradient(
            float[] x, int in, int inputs, int delta, int start, int startStride, int gradient, int width, int rows) {
        for (int n = 0; n < width; n += 2) {
            for (int k = 0; k < inputs; k += BLOCK) {
                gradientBlock(
                        x,
                        in + k / PANEL * TILE_PANEL + k % PANEL,
                        delta + n,
                        start + k * startStride + n,
                        startStride,
                        gradient + k * PANEL + n,
                        rows);
            }
        }
    }

    private static void gradientBlock(
            float[] x, int in, int delta, int start, int startStride, int gradient, int rows) {
        float a00 = x[start];
        float a01 = x[start + 1];
        float a10 = x[start + startStride];
        float a11 = x[start + startStride + 1];
        float a20 = x[start + 2 * startStride];
        float a21 = x[start + 2 * startStride + 1];
        float a30 = x[start + 3 * startStride];
        float a31 = x[start + 3 * startStride + 1];
        for (int r = 0; r < rows; r++) {
            int row = r * PANEL;
            float d0 = x[delta + row];
            float d1 = x[delta + row + 1];
            float h = x[in + row];
            a00 = Math.fma(h, d0, a00);
            a01 = Math.fma(h, d1, a01);
            h = x[in + row + 1];
            a10 = Math.fma(h, d0, a10);
            a11 = Math.fma(h, d1, a11);
            h = x[in + row + 2];
            a20 = Math.fma(h, d0, a20);
            a21 = Math.fma(h, d1, a21);
            h = x[in + row + 3];
            a30 = Math.fma(h, d0, a30);
            a31 = Math.fma(h, d1, a31);
        }
        x[gradient] = a00;
        x[gradient + 1] = a01;
        x[gradient + PANEL] = a10;
        x[gradient + PANEL + 1] = a11;
        x[gradient + 2 * PANEL] = a20;
        x[gradient + 2 * PANEL + 1] = a21;
        x[gradient + 3 * PANEL] = a30;
        x[gradient + 3 * PANEL + 1] = a31;
    }

    static void biasGradient(float[] x, int delta, int start, int gradient, int rows) {
        for (int n = 0; n < PANEL; n++) {
            float a0 = x[start + n];
            float a1 = 0f;
            float a2 = 0f;
            float a3 = 0f;
            int r = 0;
            for (; r + BLOCK <= rows; r += BLOCK) {
                int d = delta + r * PANEL + n;
                a0 += x[d];
                a1 += x[d + PANEL];
                a2 += x[d + 2 * PANEL];
                a3 += x[d + 3 * PANEL];
            }
            for (; r < rows; r++) {
                a0 += x[delta + r * PANEL + n];
            }
            x[gradient + n] = (a0 + a2) + (a1 + a3);
        }
    }

    static void singleForward(float[] x, int in, int panels, int w, int b, int out, int rows, int lanes) {
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
            int a = lanes + r * LANES;
            float a0 = (x[a] + x[a + 8]) + (x[a + 4] + x[a + 12]);
            float a1 = (x[a + 1] + x[a + 9]) + (x[a + 5] + x[a + 13]);
            float a2 = (x[a + 2] + x[a + 10]) + (x[a + 6] + x[a + 14]);
            float a3 = (x[a + 3] + x[a + 11]) + (x[a + 7] + x[a + 15]);
            x[out + r] = bias + ((a0 + a2) + (a1 + a3));
        }
    }

    static void singleBackward(float[] x, int delta, int w, int out, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < PANEL; n++) {
                x[out + r * PANEL + n] = x[w + n] * x[delta + r];
            }
        }
    }

    static void singleGradient(float[] x, int in, int panels, int delta, int start, int gradient, int rows) {
        for (int p = 0; p < panels; p++) {
            for (int n = 0; n < PANEL; n++) {
                float a = x[start + p * PANEL + n];
                for (int r = 0; r < rows; r++) {
                    a = Math.fma(x[in + p * TILE_PANEL + r * PANEL + n], x[delta + r], a);
                }
                x[gradient + p * PANEL + n] = a;
            }
        }
    }
}
