package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.training.vector.Kernels.BLOCK;
import static dev.mlmethods.regression.training.vector.Kernels.PANEL;
import static dev.mlmethods.regression.training.vector.Kernels.TILE_PANEL;

/** The products of the backward pass without vectors, in blocks of 4 x 2 chains like the others. */
final class ScalarGradients {
    private ScalarGradients() {}

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
