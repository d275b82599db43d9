package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.training.vector.Kernels.BLOCK;
import static dev.mlmethods.regression.training.vector.Kernels.LANES;
import static dev.mlmethods.regression.training.vector.Kernels.PANEL;
import static dev.mlmethods.regression.training.vector.Kernels.TILE_PANEL;

/** The sums of {@link Kernels}, chain by chain, as documented there. */
final class DocumentedProducts {
    private DocumentedProducts() {}

    private static float at(float[] x, int tile, int row, int column) {
        return x[tile + column / PANEL * TILE_PANEL + row * PANEL + column % PANEL];
    }

    static void product(float[] x, int in, int inputs, int w, int start, int out, int width, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < width; n++) {
                float sum = x[start + n];
                for (int k = 0; k < inputs; k++) {
                    sum = Math.fma(at(x, in, r, k), x[w + k * PANEL + n], sum);
                }
                x[out + r * PANEL + n] = sum;
            }
        }
    }

    static void gradient(
            float[] x, int in, int inputs, int delta, int start, int startStride, int gradient, int width, int rows) {
        for (int k = 0; k < inputs; k++) {
            for (int n = 0; n < width; n++) {
                float sum = x[start + k * startStride + n];
                for (int r = 0; r < rows; r++) {
                    sum = Math.fma(at(x, in, r, k), x[delta + r * PANEL + n], sum);
                }
                x[gradient + k * PANEL + n] = sum;
            }
        }
    }

    static void biasGradient(float[] x, int delta, int start, int gradient, int rows) {
        for (int n = 0; n < PANEL; n++) {
            float[] chains = {x[start + n], 0, 0, 0};
            for (int r = 0; r < rows; r++) {
                boolean wholeBlock = r < rows - rows % BLOCK;
                chains[wholeBlock ? r % BLOCK : 0] += x[delta + r * PANEL + n];
            }
            x[gradient + n] = (chains[0] + chains[2]) + (chains[1] + chains[3]);
        }
    }

    static void singleForward(float[] x, int in, int panels, int w, int b, int out, int rows) {
        for (int r = 0; r < rows; r++) {
            float[] chains = new float[LANES];
            for (int k = 0; k < panels * PANEL; k++) {
                chains[k % LANES] = Math.fma(at(x, in, r, k), x[w + k], chains[k % LANES]);
            }
            for (int distance = LANES / 2; distance > 0; distance /= 2) {
                for (int j = 0; j < distance; j++) {
                    chains[j] += chains[j + distance];
                }
            }
            x[out + r] = x[b] + chains[0];
        }
    }

    static void singleBackward(float[] x, int delta, int w, int out, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < PANEL; k++) {
                x[out + r * PANEL + k] = x[delta + r] * x[w + k];
            }
        }
    }

    static void singleGradient(float[] x, int in, int panels, int delta, int start, int gradient, int rows) {
        for (int k = 0; k < panels * PANEL; k++) {
            float sum = x[start + k];
            for (int r = 0; r < rows; r++) {
                sum = Math.fma(at(x, in, r, k), x[delta + r], sum);
            }
            x[gradient + k] = sum;
        }
    }
}
