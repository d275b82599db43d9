package dev.mlmethods.regression.predictor.network;

import static dev.mlmethods.regression.predictor.network.SimdProducts.LENGTH;
import static dev.mlmethods.regression.predictor.network.SimdProducts.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link ActivationFunction} and {@link Activation} in Java's Vector API, operation by operation. */
public final class SimdFunctions {
    private static final VectorSpecies<Integer> INTEGERS =
            SPECIES.withLanes(int.class).check(int.class);

    private SimdFunctions() {}

    /** Uses the maximum: until JDK 18, C2 generates slow code for the masks of a comparison; and (x + |x|) / 2 overflows. */
    static void relu(float[] x, int at, int length) {
        for (int i = at; i < at + length; i += LENGTH) {
            FloatVector.fromArray(SPECIES, x, i).max(0f).intoArray(x, i);
        }
    }

    static void activate(Activation activation, float[] x, int at, int length) {
        switch (activation) {
            case RELU -> relu(x, at, length);
            case LEAKY_RELU -> leakyRelu(x, at, length);
            case ELU -> elu(x, at, length);
            case TANH -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    tanh(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
                }
            }
            case SIGMOID -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    sigmoid(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
                }
            }
            case SOFTPLUS -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    softplus(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
                }
            }
            case GELU -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    FloatVector v = FloatVector.fromArray(SPECIES, x, i);
                    v.mul(sigmoid(v.mul(ActivationFunction.GELU_SCALE))).intoArray(x, i);
                }
            }
            case IDENTITY -> {}
        }
    }

    private static void leakyRelu(float[] x, int at, int length) {
        for (int i = at; i < at + length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            v.mul(ActivationFunction.LEAK)
                    .blend(v, v.compare(VectorOperators.GT, 0f))
                    .intoArray(x, i);
        }
    }

    private static void elu(float[] x, int at, int length) {
        for (int i = at; i < at + length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            exp(v, 1f).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(x, i);
        }
    }

    /** Computed from e<sup>2x</sup> - 1, which is also accurate around 0. */
    public static FloatVector tanh(FloatVector v) {
        FloatVector e = exp(v.add(v), 1f);
        return e.div(e.add(2f));
    }

    /** 1 / (1 + e<sup>-x</sup>). */
    public static FloatVector sigmoid(FloatVector v) {
        return FloatVector.broadcast(SPECIES, 1f).div(exp(v.neg(), 0f).add(1f));
    }

    /** log(1 + e<sup>x</sup>). */
    public static FloatVector softplus(FloatVector v) {
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
        p = z.fma(p, FloatVector.broadcast(SPECIES, 1f));
        return s.add(s).fma(p, v.max(0f));
    }

    /** e<sup>x</sup> - {@code minus}, which is 0 or 1, without cancellation; beyond the limits, e<sup>limit</sup>. */
    public static FloatVector exp(FloatVector x, float minus) {
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

    /** Like {@code reinterpretAsInts()}, which C2 in JDK 27 compiles to a call that takes twenty times as long. */
    public static IntVector bits(FloatVector numbers) {
        return (IntVector) numbers.reinterpretShape(INTEGERS, 0);
    }

    /** Like {@code reinterpretAsFloats()}; see {@link #bits}. */
    public static FloatVector numbers(IntVector bits) {
        return (FloatVector) bits.reinterpretShape(SPECIES, 0);
    }
}
