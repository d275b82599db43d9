package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.training.vector.ActivationFunction.slope;
import static dev.mlmethods.regression.training.vector.SimdProducts.LENGTH;
import static dev.mlmethods.regression.training.vector.SimdProducts.SPECIES;

import dev.mlmethods.regression.network.Activation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link ActivationFunction} in Java's Vector API, operation by operation. */
final class SimdActivations {
    private static final VectorSpecies<Integer> INTEGERS =
            SPECIES.withLanes(int.class).check(int.class);

    private SimdActivations() {}

    /** Without a comparison: until JDK 18, C2 makes slow code of masks. */
    static void relu(float[] x, int at, int length) {
        for (int i = at; i < at + length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            v.add(v.abs()).mul(0.5f).intoArray(x, i);
        }
    }

    static void reluDelta(float[] x, int h, int delta, int length) {
        for (int i = 0; i < length; i += LENGTH) {
            IntVector mask = bits(FloatVector.fromArray(SPECIES, x, h + i))
                    .neg()
                    .lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
            numbers(bits(FloatVector.fromArray(SPECIES, x, delta + i)).and(mask))
                    .intoArray(x, h + i);
        }
    }

    static void multiply(float[] x, int product, int a, int b, int length) {
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector.fromArray(SPECIES, x, a + i)
                    .mul(FloatVector.fromArray(SPECIES, x, b + i))
                    .intoArray(x, product + i);
        }
    }

    static void activate(Activation activation, float[] x, int at, int derivative, int length) {
        switch (activation) {
            case RELU, LEAKY_RELU, IDENTITY -> rectifier(slope(activation), x, at, derivative, length);
            case ELU -> elu(x, at, derivative, length);
            case TANH -> tanh(x, at, derivative, length);
            case SIGMOID -> sigmoid(x, at, derivative, length);
            case SOFTPLUS -> softplus(x, at, derivative, length);
            case GELU -> gelu(x, at, derivative, length);
        }
    }

    private static void rectifier(float slope, float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            one.mul(slope).blend(one, v.compare(VectorOperators.GT, 0f)).intoArray(x, derivative + i);
            v.mul(slope).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(x, at + i);
        }
    }

    private static void elu(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector h = exp(v, 1f);
            h.add(1f).blend(one, v.compare(VectorOperators.GT, 0f)).intoArray(x, derivative + i);
            h.blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(x, at + i);
        }
    }

    private static void tanh(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector e = exp(v.add(v), 1f);
            FloatVector h = e.div(e.add(2f));
            h.neg().fma(h, one).intoArray(x, derivative + i);
            h.intoArray(x, at + i);
        }
    }

    private static void sigmoid(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector h = one.div(exp(v.neg(), 0f).add(1f));
            h.neg().fma(h, h).intoArray(x, derivative + i);
            h.intoArray(x, at + i);
        }
    }

    private static void softplus(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            one.div(exp(v.neg(), 0f).add(1f)).intoArray(x, derivative + i);
            FloatVector s = exp(v.abs().neg(), 0f);
            s = s.div(s.add(2f));
            FloatVector z = s.mul(s);
            FloatVector p = z.fma(
                    FloatVector.broadcast(SPECIES, ActivationFunction.L7),
                    FloatVector.broadcast(SPECIES, ActivationFunction.L6));
            p = z.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.L5));
            p = z.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.L4));
            p = z.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.L3));
            p = z.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.L2));
            p = z.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.L1));
            p = z.fma(p, one);
            s.add(s).fma(p, v.max(0f)).intoArray(x, at + i);
        }
    }

    private static void gelu(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector y = v.mul(ActivationFunction.GELU_SCALE);
            FloatVector s = one.div(exp(y.neg(), 0f).add(1f));
            y.mul(s).fma(one.sub(s), s).intoArray(x, derivative + i);
            v.mul(s).intoArray(x, at + i);
        }
    }

    private static FloatVector exp(FloatVector x, float minus) {
        FloatVector y = x.max(ActivationFunction.EXP_MIN).min(ActivationFunction.EXP_MAX);
        FloatVector n = y.fma(
                FloatVector.broadcast(SPECIES, ActivationFunction.LOG2_E),
                FloatVector.broadcast(SPECIES, ActivationFunction.ROUNDER));
        FloatVector twoToTheN = numbers(bits(n).add(ActivationFunction.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, ActivationFunction.EXPONENT_SHIFT));
        n = n.sub(ActivationFunction.ROUNDER);
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -ActivationFunction.LN2_HIGH), y);
        r = n.fma(FloatVector.broadcast(SPECIES, -ActivationFunction.LN2_LOW), r);
        FloatVector p = r.fma(
                FloatVector.broadcast(SPECIES, ActivationFunction.E7),
                FloatVector.broadcast(SPECIES, ActivationFunction.E6));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E5));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E4));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E3));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E2));
        p = r.mul(r).fma(p, r);
        return twoToTheN.fma(p, twoToTheN.sub(minus));
    }

    /** As {@code reinterpretAsInts()}, of which the C2 of JDK 27 makes a call that takes twenty times as long. */
    private static IntVector bits(FloatVector numbers) {
        return (IntVector) numbers.reinterpretShape(INTEGERS, 0);
    }

    /** As {@code reinterpretAsFloats()}; see {@link #bits}. */
    private static FloatVector numbers(IntVector bits) {
        return (FloatVector) bits.reinterpretShape(SPECIES, 0);
    }
}
