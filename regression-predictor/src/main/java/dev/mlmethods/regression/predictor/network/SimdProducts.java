package dev.mlmethods.regression.predictor.network;

import static dev.mlmethods.regression.predictor.network.ForwardKernels.BLOCK;
import static dev.mlmethods.regression.predictor.network.ForwardKernels.LANES;
import static dev.mlmethods.regression.predictor.network.ForwardKernels.PANEL;
import static dev.mlmethods.regression.predictor.network.ForwardKernels.TILE_PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products of {@link ForwardKernels} in Java's Vector API. A block of 4 rows x 2 vectors of units stays in registers
 * over a whole chain: 8 independent chains cover the latency of the fused multiply-add, and each step needs 2 loads and 4
 * broadcasts for 8 of them. It fits into the 16 registers of AVX2.
 *
 * <p>The blocks are written out because C2 keeps vectors in registers only within one method and one loop; and all distances are constants because
 * with them, the loops run at 95% of the processor's peak, and without them at 80%.
 */
public final class SimdProducts {
    /** Has to be static and final, otherwise C2 doesn't compile the operations to instructions. Vectors longer than half a panel are not used. */
    public static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() <= LANES ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_512;

    /** The numbers of a vector. */
    public static final int LENGTH = SPECIES.length();

    private SimdProducts() {}

    static void product(float[] x, int in, int inputs, int w, int start, int out, int width, int rows) {
        int s = start;
        int startStride = 0;
        int i = in;
        int wk = w;
        for (int left = inputs; left > 0; left -= PANEL) {
            int count = Math.min(left, PANEL);
            for (int v = 0; v < width; v += 2 * LENGTH) {
                for (int r = 0; r < rows; r += BLOCK) {
                    productBlock(
                            x, i + r * PANEL, count, wk + v, s + r * startStride + v, startStride, out + r * PANEL + v);
                }
            }
            // The chains continue where the previous panel left them.
            s = out;
            startStride = PANEL;
            i += TILE_PANEL;
            wk += PANEL * PANEL;
        }
    }

    private static void productBlock(float[] x, int in, int inputs, int w, int start, int startStride, int out) {
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
        for (int k = 0; k < inputs; k++) {
            FloatVector w0 = FloatVector.fromArray(SPECIES, x, w + k * PANEL);
            FloatVector w1 = FloatVector.fromArray(SPECIES, x, w + k * PANEL + LENGTH);
            FloatVector h = FloatVector.broadcast(SPECIES, x[in + k]);
            a00 = h.fma(w0, a00);
            a01 = h.fma(w1, a01);
            h = FloatVector.broadcast(SPECIES, x[in + k + PANEL]);
            a10 = h.fma(w0, a10);
            a11 = h.fma(w1, a11);
            h = FloatVector.broadcast(SPECIES, x[in + k + 2 * PANEL]);
            a20 = h.fma(w0, a20);
            a21 = h.fma(w1, a21);
            h = FloatVector.broadcast(SPECIES, x[in + k + 3 * PANEL]);
            a30 = h.fma(w0, a30);
            a31 = h.fma(w1, a31);
        }
        a00.intoArray(x, out);
        a01.intoArray(x, out + LENGTH);
        a10.intoArray(x, out + PANEL);
        a11.intoArray(x, out + PANEL + LENGTH);
        a20.intoArray(x, out + 2 * PANEL);
        a21.intoArray(x, out + 2 * PANEL + LENGTH);
        a30.intoArray(x, out + 3 * PANEL);
        a31.intoArray(x, out + 3 * PANEL + LENGTH);
    }

    static void singleForward(float[] x, int in, int panels, int w, int b, int out, int rows, int lanes) {
        for (int r = 0; r < rows; r++) {
            for (int lane = 0; lane < LANES; lane += LENGTH) {
                FloatVector a = FloatVector.zero(SPECIES);
                int i = in + r * PANEL + lane;
                int wk = w + lane;
                for (int p = 0; p < panels; p++) {
                    a = FloatVector.fromArray(SPECIES, x, i).fma(FloatVector.fromArray(SPECIES, x, wk), a);
                    a = FloatVector.fromArray(SPECIES, x, i + LANES)
                            .fma(FloatVector.fromArray(SPECIES, x, wk + LANES), a);
                    i += TILE_PANEL;
                    wk += PANEL;
                }
                a.intoArray(x, lanes + r * LANES + lane);
            }
        }
        ScalarForward.join(x, lanes, b, out, rows);
    }
}
