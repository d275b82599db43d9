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
            case SOFTPLUS -> softplus(x, at, length);
            case GELU -> gelu(x, at, length);
            case QUICK_GELU -> {
                for (int i = at; i < at + length; i += LENGTH) {
                    FloatVector v = FloatVector.fromArray(SPECIES, x, i);
                    v.mul(sigmoid(v.mul(ActivationFunction.QUICK_GELU_SCALE))).intoArray(x, i);
                }
            }
            case SILU -> silu(x, at, length);
            case MISH -> mish(x, at, length);
            case IDENTITY -> {}
        }
    }

    /** log(1 + e<sup>x</sup>). */
    public static void softplus(float[] x, int at, int length) {
        for (int i = at; i < at + length; i += LENGTH) {
            softplus(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
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

    private static FloatVector softplus(FloatVector v) {
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
    private static void silu(float[] x, int at, int length) {
        for (int i = at; i < at + length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector e = exp(v.neg(), 0f);
            v.max(ActivationFunction.SILU_MIN).div(e.add(1f)).intoArray(x, i);
        }
    }

    /** {@link ActivationFunction#mish}. */
    private static void mish(float[] x, int at, int length) {
        for (int i = at; i < at + length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector e = exp(v.min(ActivationFunction.MISH_MAX), 0f);
            FloatVector n = e.mul(e.add(2f));
            v.max(ActivationFunction.EXP_MIN).mul(n.div(n.add(2f))).intoArray(x, i);
        }
    }

    /**
     * {@link ActivationFunction#gelu}. C2 inlines our own methods only into a method that isn't long yet, whereas it always inlines those of vectors,
     * and a vector that is passed to a method that isn't inlined takes ten times as long. So the longest method is called first, and the rest is here.
     */
    public static void gelu(float[] x, int at, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = at; i < at + length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, i);
            FloatVector a = v.abs().min(ActivationFunction.TAIL_LIMIT);
            FloatVector p = tailExcess(a);
            FloatVector half = a.mul(0.5f);
            FloatVector y = a.neg().mul(half);
            FloatVector low = a.neg().fma(half, y.neg());
            FloatVector n = y.fma(
                    FloatVector.broadcast(SPECIES, ActivationFunction.LOG2_E),
                    FloatVector.broadcast(SPECIES, ActivationFunction.ROUNDER));
            FloatVector power = (FloatVector) n.reinterpretShape(INTEGERS, 0)
                    .lanewise(VectorOperators.ADD, ActivationFunction.EXPONENT_BIAS)
                    .lanewise(VectorOperators.LSHL, ActivationFunction.EXPONENT_SHIFT)
                    .reinterpretShape(SPECIES, 0);
            n = n.sub(ActivationFunction.ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -ActivationFunction.LN2_HIGH), y)
                    .add(n.fma(FloatVector.broadcast(SPECIES, -ActivationFunction.LN2_LOW), low));
            FloatVector e = r.fma(
                    FloatVector.broadcast(SPECIES, ActivationFunction.E7),
                    FloatVector.broadcast(SPECIES, ActivationFunction.E6));
            e = r.fma(e, FloatVector.broadcast(SPECIES, ActivationFunction.E5));
            e = r.fma(e, FloatVector.broadcast(SPECIES, ActivationFunction.E4));
            e = r.fma(e, FloatVector.broadcast(SPECIES, ActivationFunction.E3));
            e = r.fma(e, FloatVector.broadcast(SPECIES, ActivationFunction.E2));
            e = r.mul(r).fma(e, r);
            FloatVector d = a.add(1f);
            FloatVector reciprocal = one.div(d);
            FloatVector h = half.mul(reciprocal);
            FloatVector minus = h.neg();
            FloatVector rest = minus.fma(a.sub(d.sub(1f)), minus.fma(d, half));
            FloatVector product = h.fma(p, h);
            rest = rest.fma(reciprocal, h.fma(p, h.sub(product)));
            rest = rest.fma(e, rest);
            v.max(0f).sub(power.mul(product.add(product.fma(e, rest)))).intoArray(x, i);
        }
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
