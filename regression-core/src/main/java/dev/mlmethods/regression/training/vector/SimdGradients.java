package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.predictor.network.SimdProducts.LENGTH;
import static dev.mlmethods.regression.predictor.network.SimdProducts.SPECIES;
import static dev.mlmethods.regression.training.vector.Kernels.BLOCK;
import static dev.mlmethods.regression.training.vector.Kernels.PANEL;
import static dev.mlmethods.regression.training.vector.Kernels.TILE_PANEL;

import dev.mlmethods.regression.predictor.network.SimdProducts;
import jdk.incubator.vector.FloatVector;

/** The products of the backward pass in Java's Vector API, in blocks like those of {@link SimdProducts}: of 4 inputs x 2 vectors of units. */
final class SimdGradients {
    private SimdGradients() {}

    static void gradient(
            float[] x, int in, int inputs, int delta, int start, int startStride, int gradient, int width, int rows) {
        for (int v = 0; v < width; v += 2 * LENGTH) {
            for (int k = 0; k < inputs; k += BLOCK) {
                gradientBlock(
                        x,
                        in + k / PANEL * TILE_PANEL + k % PANEL,
                        delta + v,
                        start + k * startStride + v,
                        startStride,
                        gradient + k * PANEL + v,
                        rows);
            }
        }
    }

    private static void gradientBlock(
            float[] x, int in, int delta, int start, int startStride, int gradient, int rows) {
        int s = start;
        FloatVector a00 = FloatVector.fromArray(SPECIES, x, s);
        FloatVector a01 = FloatVector.fromArray(SPECIES, x, s + LENGTH);
        s += startStride;
        FloatVector a10 = FloatVector.fromArray(SPECIES, x, s);
        FloatVector a11 = FloatVector.fromArray(SPECIES, x, s + LENGTH);
        s += startStride;
        FloatVector a20 = FloatVector.fromArray(SPECIES, x, s);
        FloatVector a21 = FloatVector.fromArray(SPECIES, x, s + LENGTH);
        s += startStride;
        FloatVector a30 = FloatVector.fromArray(SPECIES, x, s);
        FloatVector a31 = FloatVector.fromArray(SPECIES, x, s + LENGTH);
        for (int r = 0; r < rows; r++) {
            FloatVector d0 = FloatVector.fromArray(SPECIES, x, delta + r * PANEL);
            FloatVector d1 = FloatVector.fromArray(SPECIES, x, delta + r * PANEL + LENGTH);
            FloatVector h = FloatVector.broadcast(SPECIES, x[in + r * PANEL]);
            a00 = h.fma(d0, a00);
            a01 = h.fma(d1, a01);
            h = FloatVector.broadcast(SPECIES, x[in + r * PANEL + 1]);
            a10 = h.fma(d0, a10);
            a11 = h.fma(d1, a11);
            h = FloatVector.broadcast(SPECIES, x[in + r * PANEL + 2]);
            a20 = h.fma(d0, a20);
            a21 = h.fma(d1, a21);
            h = FloatVector.broadcast(SPECIES, x[in + r * PANEL + 3]);
            a30 = h.fma(d0, a30);
            a31 = h.fma(d1, a31);
        }
        a00.intoArray(x, gradient);
        a01.intoArray(x, gradient + LENGTH);
        a10.intoArray(x, gradient + PANEL);
        a11.intoArray(x, gradient + PANEL + LENGTH);
        a20.intoArray(x, gradient + 2 * PANEL);
        a21.intoArray(x, gradient + 2 * PANEL + LENGTH);
        a30.intoArray(x, gradient + 3 * PANEL);
        a31.intoArray(x, gradient + 3 * PANEL + LENGTH);
    }

    static void biasGradient(float[] x, int delta, int start, int gradient, int rows) {
        for (int v = 0; v < PANEL; v += LENGTH) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, x, start + v);
            FloatVector a1 = FloatVector.zero(SPECIES);
            FloatVector a2 = a1;
            FloatVector a3 = a1;
            int d = delta + v;
            int r = 0;
            for (; r + BLOCK <= rows; r += BLOCK) {
                a0 = a0.add(FloatVector.fromArray(SPECIES, x, d + r * PANEL));
                a1 = a1.add(FloatVector.fromArray(SPECIES, x, d + r * PANEL + PANEL));
                a2 = a2.add(FloatVector.fromArray(SPECIES, x, d + r * PANEL + 2 * PANEL));
                a3 = a3.add(FloatVector.fromArray(SPECIES, x, d + r * PANEL + 3 * PANEL));
            }
            for (; r < rows; r++) {
                a0 = a0.add(FloatVector.fromArray(SPECIES, x, d + r * PANEL));
            }
            a0.add(a2).add(a1.add(a3)).intoArray(x, gradient + v);
        }
    }

    static void singleBackward(float[] x, int delta, int w, int out, int rows) {
        for (int v = 0; v < PANEL; v += LENGTH) {
            FloatVector weights = FloatVector.fromArray(SPECIES, x, w + v);
            for (int r = 0; r < rows; r++) {
                weights.mul(x[delta + r]).intoArray(x, out + r * PANEL + v);
            }
        }
    }

    static void singleGradient(float[] x, int in, int panels, int delta, int start, int gradient, int rows) {
        for (int p = 0; p < panels; p++) {
            for (int v = 0; v < PANEL; v += LENGTH) {
                FloatVector a = FloatVector.fromArray(SPECIES, x, start + p * PANEL + v);
                int i = in + p * TILE_PANEL + v;
                for (int r = 0; r < rows; r++) {
                    a = FloatVector.fromArray(SPECIES, x, i + r * PANEL)
                            .fma(FloatVector.broadcast(SPECIES, x[delta + r]), a);
                }
                a.intoArray(x, gradient + p * PANEL + v);
            }
        }
    }
}
