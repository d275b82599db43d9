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
                    gelu(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
                }
            }
            case QUICK_GELU -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    FloatVector v = FloatVector.fromArray(SPECIES, x, i);
                    v.mul(sigmoid(v.mul(ActivationFunction.QUICK_GELU_SCALE))).intoArray(x, i);
                }
            }
            case SILU -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    silu(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
                }
            }
            case MISH -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    mish(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
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

    /** {@link ActivationFunction#silu}. */
    public static FloatVector silu(FloatVector v) {
        return v.max(ActivationFunction.SILU_MIN).div(exp(v.neg(), 0f).add(1f));
    }

    /** {@link ActivationFunction#mish}. */
    public static FloatVector mish(FloatVector v) {
        FloatVector y = v.max(ActivationFunction.EXP_MIN);
        FloatVector e = exp(y.min(ActivationFunction.MISH_MAX), 0f);
        FloatVector n = e.mul(e.add(2f));
        return y.mul(n.div(n.add(2f)));
    }

    /** {@link ActivationFunction#gelu}. */
    public static FloatVector gelu(FloatVector v) {
        FloatVector a = v.abs().min(ActivationFunction.TAIL_LIMIT);
        FloatVector e = bellFraction(a);
        FloatVector p = tailExcess(a);
        FloatVector half = a.mul(0.5f);
        FloatVector d = a.add(1f);
        FloatVector reciprocal = FloatVector.broadcast(SPECIES, 1f).div(d);
        FloatVector h = half.mul(reciprocal);
        FloatVector minus = h.neg();
        FloatVector rest = minus.fma(a.sub(d.sub(1f)), minus.fma(d, half));
        FloatVector product = h.fma(p, h);
        rest = rest.fma(reciprocal, h.fma(p, h.sub(product)));
        rest = rest.fma(e, rest);
        return v.max(0f).sub(bellPower(a).mul(product.add(product.fma(e, rest))));
    }

    /** {@link ActivationFunction#bellPower}. */
    public static FloatVector bellPower(FloatVector a) {
        return power(rounded(a.neg().mul(a.mul(0.5f))));
    }

    /** {@link ActivationFunction#bellFraction}. */
    public static FloatVector bellFraction(FloatVector a) {
        FloatVector minus = a.neg();
        FloatVector half = a.mul(0.5f);
        FloatVector y = minus.mul(half);
        FloatVector n = rounded(y).sub(ActivationFunction.ROUNDER);
        return fraction(step(n, y, -ActivationFunction.LN2_HIGH)
                .add(step(n, minus.fma(half, y.neg()), -ActivationFunction.LN2_LOW)));
    }

    /** {@link ActivationFunction#tailExcess}. */
    public static FloatVector tailExcess(FloatVector a) {
        FloatVector u = a.div(a.add(ActivationFunction.TAIL_MIDDLE)).sub(0.5f);
        FloatVector p = FloatVector.broadcast(SPECIES, ActivationFunction.T9);
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T8));
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T7));
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T6));
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T5));
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T4));
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T3));
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T2));
        p = u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T1));
        return u.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.T0));
    }

    /** e<sup>x</sup> - {@code minus}, which is 0 or 1, without cancellation; beyond the limits, e<sup>limit</sup>. */
    public static FloatVector exp(FloatVector x, float minus) {
        FloatVector y = x.max(ActivationFunction.EXP_MIN).min(ActivationFunction.EXP_MAX);
        FloatVector n = rounded(y);
        FloatVector twoToTheN = power(n);
        n = n.sub(ActivationFunction.ROUNDER);
        FloatVector r = step(n, y, -ActivationFunction.LN2_HIGH);
        r = step(n, r, -ActivationFunction.LN2_LOW);
        return twoToTheN.fma(fraction(r), twoToTheN.sub(minus));
    }

    private static FloatVector step(FloatVector n, FloatVector y, float constant) {
        return n.fma(FloatVector.broadcast(SPECIES, constant), y);
    }

    private static FloatVector rounded(FloatVector y) {
        return y.fma(
                FloatVector.broadcast(SPECIES, ActivationFunction.LOG2_E),
                FloatVector.broadcast(SPECIES, ActivationFunction.ROUNDER));
    }

    private static FloatVector power(FloatVector rounded) {
        return numbers(bits(rounded)
                .add(ActivationFunction.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, ActivationFunction.EXPONENT_SHIFT));
    }

    private static FloatVector fraction(FloatVector r) {
        FloatVector p = r.fma(
                FloatVector.broadcast(SPECIES, ActivationFunction.E7),
                FloatVector.broadcast(SPECIES, ActivationFunction.E6));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E5));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E4));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E3));
        p = r.fma(p, FloatVector.broadcast(SPECIES, ActivationFunction.E2));
        return r.mul(r).fma(p, r);
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
