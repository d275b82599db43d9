package dev.mlmethods.regression.training.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in Java's Vector API. Blocks of 4 rows (or inputs) x 2 vectors of units stay in registers over the whole chain:
 * 8 independent chains cover the latency of the fused multiply-add, and each step needs 2 vector loads and 4 broadcasts for
 * 8 of them. It fits into the 16 registers of AVX2.
 */
final class VectorKernels implements Kernels {
    /** Static and final, or C2 makes no instructions of the operations. Longer vectors than the padding are not used. */
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() <= PADDING ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_512;

    private static final int LANES = SPECIES.length();

    @Override
    public String name() {
        return LANES * Float.SIZE + "-bit vectors";
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
        int n = 0;
        for (; n + 2 * LANES <= units; n += 2 * LANES) {
            int r = 0;
            for (; r + 4 <= rows; r += 4) {
                product4x2(in, r * inStride, inStride, inputs, weights, w + n, start, s + n, out, r * units + n, units);
            }
            for (; r < rows; r++) {
                product1x1(in, r * inStride, inputs, weights, w + n, start, s + n, out, r * units + n, units);
                int next = n + LANES;
                product1x1(in, r * inStride, inputs, weights, w + next, start, s + next, out, r * units + next, units);
            }
        }
        for (; n < units; n += LANES) {
            for (int r = 0; r < rows; r++) {
                product1x1(in, r * inStride, inputs, weights, w + n, start, s + n, out, r * units + n, units);
            }
        }
    }

    private static void product4x2(
            float[] in,
            int i0,
            int inStride,
            int inputs,
            float[] weights,
            int w,
            float[] start,
            int s,
            float[] out,
            int o,
            int units) {
        int i1 = i0 + inStride;
        int i2 = i1 + inStride;
        int i3 = i2 + inStride;
        FloatVector a00 = FloatVector.fromArray(SPECIES, start, s);
        FloatVector a01 = FloatVector.fromArray(SPECIES, start, s + LANES);
        FloatVector a10 = a00;
        FloatVector a11 = a01;
        FloatVector a20 = a00;
        FloatVector a21 = a01;
        FloatVector a30 = a00;
        FloatVector a31 = a01;
        int wk = w;
        for (int k = 0; k < inputs; k++) {
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, wk);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, wk + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, in[i0 + k]);
            a00 = x.fma(w0, a00);
            a01 = x.fma(w1, a01);
            x = FloatVector.broadcast(SPECIES, in[i1 + k]);
            a10 = x.fma(w0, a10);
            a11 = x.fma(w1, a11);
            x = FloatVector.broadcast(SPECIES, in[i2 + k]);
            a20 = x.fma(w0, a20);
            a21 = x.fma(w1, a21);
            x = FloatVector.broadcast(SPECIES, in[i3 + k]);
            a30 = x.fma(w0, a30);
            a31 = x.fma(w1, a31);
            wk += units;
        }
        a00.intoArray(out, o);
        a01.intoArray(out, o + LANES);
        a10.intoArray(out, o + units);
        a11.intoArray(out, o + units + LANES);
        a20.intoArray(out, o + 2 * units);
        a21.intoArray(out, o + 2 * units + LANES);
        a30.intoArray(out, o + 3 * units);
        a31.intoArray(out, o + 3 * units + LANES);
    }

    private static void product1x1(
            float[] in,
            int i,
            int inputs,
            float[] weights,
            int w,
            float[] start,
            int s,
            float[] out,
            int o,
            int units) {
        FloatVector a = FloatVector.fromArray(SPECIES, start, s);
        int wk = w;
        for (int k = 0; k < inputs; k++) {
            a = FloatVector.broadcast(SPECIES, in[i + k]).fma(FloatVector.fromArray(SPECIES, weights, wk), a);
            wk += units;
        }
        a.intoArray(out, o);
    }

    @Override
    public void activate(Rectifier activation, float[] x, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, i);
            rectified(activation.slope(), value, value).intoArray(x, i);
        }
    }

    @Override
    public void derive(Rectifier activation, float[] h, float[] delta, int length) {
        for (int i = 0; i < length; i += LANES) {
            rectified(
                            activation.slope(),
                            FloatVector.fromArray(SPECIES, h, i),
                            FloatVector.fromArray(SPECIES, delta, i))
                    .intoArray(delta, i);
        }
    }

    /** The values where {@code sign} is above 0, and {@code slope} times the values elsewhere. */
    private static FloatVector rectified(float slope, FloatVector sign, FloatVector values) {
        VectorMask<Float> above = sign.compare(VectorOperators.GT, 0f);
        return values.mul(slope).blend(values, above);
    }

    @Override
    public void forwardSingle(
            float[] in, int inputs, float[] parameters, int w, float b, float[] out, int rows, float[] scratch) {
        for (int r = 0; r < rows; r++) {
            for (int lane = 0; lane < PADDING; lane += LANES) {
                FloatVector a = FloatVector.zero(SPECIES);
                for (int k = lane; k < inputs; k += PADDING) {
                    a = FloatVector.fromArray(SPECIES, in, r * inputs + k)
                            .fma(FloatVector.fromArray(SPECIES, parameters, w + k), a);
                }
                a.intoArray(scratch, lane);
            }
            out[r] = b + ScalarKernels.joined(scratch);
        }
    }

    @Override
    public void backwardSingle(float[] delta, float[] parameters, int w, float[] out, int rows, int inputs) {
        for (int r = 0; r < rows; r++) {
            FloatVector d = FloatVector.broadcast(SPECIES, delta[r]);
            for (int k = 0; k < inputs; k += LANES) {
                d.mul(FloatVector.fromArray(SPECIES, parameters, w + k)).intoArray(out, r * inputs + k);
            }
        }
    }

    @Override
    public void gradient(
            float[] in, int inStride, int inputs, float[] delta, float[] gradient, int w, int b, int rows, int units) {
        int n = 0;
        for (; n + 2 * LANES <= units; n += 2 * LANES) {
            int k = 0;
            for (; k + 4 <= inputs; k += 4) {
                gradient4x2(in, k, inStride, delta, n, gradient, w + k * units + n, rows, units);
            }
            for (; k < inputs; k++) {
                gradient1x1(in, k, inStride, delta, n, gradient, w + k * units + n, rows, units);
                gradient1x1(in, k, inStride, delta, n + LANES, gradient, w + k * units + n + LANES, rows, units);
            }
        }
        for (; n < units; n += LANES) {
            for (int k = 0; k < inputs; k++) {
                gradient1x1(in, k, inStride, delta, n, gradient, w + k * units + n, rows, units);
            }
        }
        for (n = 0; n < units; n += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, gradient, b + n);
            for (int r = 0; r < rows; r++) {
                a = a.add(FloatVector.fromArray(SPECIES, delta, r * units + n));
            }
            a.intoArray(gradient, b + n);
        }
    }

    private static void gradient4x2(
            float[] in, int i, int inStride, float[] delta, int d, float[] gradient, int g, int rows, int units) {
        FloatVector a00 = FloatVector.fromArray(SPECIES, gradient, g);
        FloatVector a01 = FloatVector.fromArray(SPECIES, gradient, g + LANES);
        FloatVector a10 = FloatVector.fromArray(SPECIES, gradient, g + units);
        FloatVector a11 = FloatVector.fromArray(SPECIES, gradient, g + units + LANES);
        FloatVector a20 = FloatVector.fromArray(SPECIES, gradient, g + 2 * units);
        FloatVector a21 = FloatVector.fromArray(SPECIES, gradient, g + 2 * units + LANES);
        FloatVector a30 = FloatVector.fromArray(SPECIES, gradient, g + 3 * units);
        FloatVector a31 = FloatVector.fromArray(SPECIES, gradient, g + 3 * units + LANES);
        int dr = d;
        int ir = i;
        for (int r = 0; r < rows; r++) {
            FloatVector d0 = FloatVector.fromArray(SPECIES, delta, dr);
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, dr + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, in[ir]);
            a00 = x.fma(d0, a00);
            a01 = x.fma(d1, a01);
            x = FloatVector.broadcast(SPECIES, in[ir + 1]);
            a10 = x.fma(d0, a10);
            a11 = x.fma(d1, a11);
            x = FloatVector.broadcast(SPECIES, in[ir + 2]);
            a20 = x.fma(d0, a20);
            a21 = x.fma(d1, a21);
            x = FloatVector.broadcast(SPECIES, in[ir + 3]);
            a30 = x.fma(d0, a30);
            a31 = x.fma(d1, a31);
            dr += units;
            ir += inStride;
        }
        a00.intoArray(gradient, g);
        a01.intoArray(gradient, g + LANES);
        a10.intoArray(gradient, g + units);
        a11.intoArray(gradient, g + units + LANES);
        a20.intoArray(gradient, g + 2 * units);
        a21.intoArray(gradient, g + 2 * units + LANES);
        a30.intoArray(gradient, g + 3 * units);
        a31.intoArray(gradient, g + 3 * units + LANES);
    }

    private static void gradient1x1(
            float[] in, int i, int inStride, float[] delta, int d, float[] gradient, int g, int rows, int units) {
        FloatVector a = FloatVector.fromArray(SPECIES, gradient, g);
        int dr = d;
        int ir = i;
        for (int r = 0; r < rows; r++) {
            a = FloatVector.broadcast(SPECIES, in[ir]).fma(FloatVector.fromArray(SPECIES, delta, dr), a);
            dr += units;
            ir += inStride;
        }
        a.intoArray(gradient, g);
    }

    @Override
    public void gradientSingle(float[] in, int inputs, float[] delta, float[] gradient, int w, int b, int rows) {
        for (int k = 0; k < inputs; k += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, gradient, w + k);
            for (int r = 0; r < rows; r++) {
                a = FloatVector.broadcast(SPECIES, delta[r]).fma(FloatVector.fromArray(SPECIES, in, r * inputs + k), a);
            }
            a.intoArray(gradient, w + k);
        }
        float sum = gradient[b];
        for (int r = 0; r < rows; r++) {
            sum += delta[r];
        }
        gradient[b] = sum;
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
        FloatVector oneMinusBeta1 = FloatVector.broadcast(SPECIES, Adam.ONE_MINUS_BETA1);
        for (int i = from; i < to; i += LANES) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i).mul(scale);
            FloatVector newM =
                    oneMinusBeta1.fma(g, FloatVector.fromArray(SPECIES, m, i).mul(Adam.BETA1));
            FloatVector newV = g.mul(Adam.ONE_MINUS_BETA2)
                    .fma(g, FloatVector.fromArray(SPECIES, v, i).mul(Adam.BETA2));
            FloatVector denominator =
                    newV.lanewise(VectorOperators.SQRT).div(rootCorrection).add(Adam.EPSILON);
            newM.intoArray(m, i);
            newV.intoArray(v, i);
            FloatVector.fromArray(SPECIES, parameters, i)
                    .sub(newM.div(denominator).mul(stepSize))
                    .intoArray(parameters, i);
        }
    }

    @Override
    public void add(float[] sum, float[] addend, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            FloatVector.fromArray(SPECIES, sum, i)
                    .add(FloatVector.fromArray(SPECIES, addend, i))
                    .intoArray(sum, i);
        }
    }
}
