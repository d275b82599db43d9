package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.predictor.network.SimdFunctions.bits;
import static dev.mlmethods.regression.predictor.network.SimdFunctions.exp;
import static dev.mlmethods.regression.predictor.network.SimdFunctions.numbers;
import static dev.mlmethods.regression.predictor.network.SimdProducts.LENGTH;
import static dev.mlmethods.regression.predictor.network.SimdProducts.SPECIES;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.predictor.network.ActivationFunction;
import dev.mlmethods.regression.predictor.network.SimdFunctions;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The activations together with {@link Activation#derivative} in Java's Vector API, operation by operation. */
final class SimdActivations {
    private SimdActivations() {}

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
            case RELU -> relu(x, at, derivative, length);
            case LEAKY_RELU -> leakyRelu(x, at, derivative, length);
            case ELU -> elu(x, at, derivative, length);
            case TANH -> tanh(x, at, derivative, length);
            case SIGMOID -> sigmoid(x, at, derivative, length);
            case SOFTPLUS -> softplus(x, at, derivative, length);
            case GELU -> gelu(x, at, derivative, length);
            case QUICK_GELU -> quickGelu(x, at, derivative, length);
            case SILU -> silu(x, at, derivative, length);
            case MISH -> mish(x, at, derivative, length);
            case IDENTITY -> identity(x, derivative, length);
        }
    }

    private static void relu(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector.zero(SPECIES)
                    .blend(one, v.compare(VectorOperators.GT, 0f))
                    .intoArray(x, derivative + i);
            v.max(0f).intoArray(x, at + i);
        }
    }

    private static void leakyRelu(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            one.mul(ActivationFunction.LEAK)
                    .blend(one, v.compare(VectorOperators.GT, 0f))
                    .intoArray(x, derivative + i);
            v.mul(ActivationFunction.LEAK)
                    .blend(v, v.compare(VectorOperators.GT, 0f))
                    .intoArray(x, at + i);
        }
    }

    private static void identity(float[] x, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            one.intoArray(x, derivative + i);
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
            FloatVector h = SimdFunctions.tanh(v);
            h.neg().fma(h, one).intoArray(x, derivative + i);
            h.intoArray(x, at + i);
        }
    }

    private static void sigmoid(float[] x, int at, int derivative, int length) {
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector h = SimdFunctions.sigmoid(v);
            h.neg().fma(h, h).intoArray(x, derivative + i);
            h.intoArray(x, at + i);
        }
    }

    private static void softplus(float[] x, int at, int derivative, int length) {
        for (int i = 0; i < length; i += LENGTH) {
            SimdFunctions.sigmoid(FloatVector.fromArray(SPECIES, x, at + i)).intoArray(x, derivative + i);
        }
        SimdFunctions.softplus(x, at, length);
    }

    /** In loops of their own, each of which calls one of our methods: see {@link SimdFunctions#gelu}. */
    private static void gelu(float[] x, int at, int derivative, int length) {
        tailExcess(x, at, derivative, length);
        geluSlope(x, at, derivative, length);
        SimdFunctions.gelu(x, at, length);
    }

    private static void tailExcess(float[] x, int at, int excess, int length) {
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            SimdFunctions.tailExcess(v.abs().min(ActivationFunction.TAIL_LIMIT)).intoArray(x, excess + i);
        }
    }

    /** From the tail's excess, which is where the derivative will be. */
    private static void geluSlope(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector a = v.abs().min(ActivationFunction.TAIL_LIMIT);
            FloatVector bell = exp(a.neg().mul(a.mul(0.5f)), 0f);
            FloatVector reciprocal = one.div(a.add(1f));
            FloatVector tail = FloatVector.fromArray(SPECIES, x, derivative + i).fma(reciprocal, reciprocal);
            FloatVector slope = FloatVector.broadcast(SPECIES, -Activation.DENSITY_AT_ZERO)
                    .fma(a, tail.mul(0.5f))
                    .mul(bell);
            slope.blend(one.sub(slope), v.compare(VectorOperators.GT, 0f)).intoArray(x, derivative + i);
        }
    }

    private static void quickGelu(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector y = v.mul(ActivationFunction.QUICK_GELU_SCALE);
            FloatVector s = SimdFunctions.sigmoid(y);
            y.mul(s).fma(one.sub(s), s).intoArray(x, derivative + i);
            v.mul(s).intoArray(x, at + i);
        }
    }

    private static void silu(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector d = exp(v.neg(), 0f).add(1f);
            FloatVector s = one.div(d);
            FloatVector h = v.max(ActivationFunction.SILU_MIN).div(d);
            h.fma(one.sub(s), s).intoArray(x, derivative + i);
            h.intoArray(x, at + i);
        }
    }

    private static void mish(float[] x, int at, int derivative, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector above = v.max(ActivationFunction.EXP_MIN);
            FloatVector y = above.min(ActivationFunction.MISH_MAX);
            FloatVector e = exp(y, 0f);
            FloatVector n = e.mul(e.add(2f));
            FloatVector d = n.add(2f);
            FloatVector q = one.div(d);
            y.mul(4f).mul(e.mul(q)).fma(e.add(1f).mul(q), n.mul(q)).intoArray(x, derivative + i);
            above.mul(n.div(d)).intoArray(x, at + i);
        }
    }
}
