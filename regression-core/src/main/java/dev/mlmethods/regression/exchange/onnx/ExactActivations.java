package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.ActivationFunction;

/** {@link ActivationFunction} and {@link Activation} as nodes, operation by operation. */
final class ExactActivations {
    private final Float32Arithmetic float32;

    ExactActivations(Float32Arithmetic float32) {
        this.float32 = float32;
    }

    /** The activation of each element. */
    Value apply(Activation activation, Value x) {
        return switch (activation) {
            case RELU -> float32.max(x, float32.number(0));
            case LEAKY_RELU ->
                float32.whereGreater(
                        x, float32.number(0), x, float32.multiply(x, float32.number(ActivationFunction.LEAK)));
            case ELU -> float32.whereGreater(x, float32.number(0), x, exp(x, 1));
            case TANH -> tanh(x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> softplus(x);
            case GELU -> gelu(x);
            case QUICK_GELU ->
                float32.multiply(x, sigmoid(float32.multiply(float32.number(ActivationFunction.QUICK_GELU_SCALE), x)));
            case SILU -> silu(x);
            case MISH -> mish(x);
            case IDENTITY -> x;
        };
    }

    private Value sigmoid(Value x) {
        Value one = float32.number(1);
        return float32.divide(one, float32.add(one, exp(float32.negative(x), 0)));
    }

    private Value tanh(Value x) {
        Value e = exp(float32.add(x, x), 1);
        return float32.divide(e, float32.add(e, float32.number(2)));
    }

    private Value softplus(Value x) {
        Value e = exp(float32.negative(float32.abs(x)), 0);
        Value s = float32.divide(e, float32.add(float32.number(2), e));
        Value z = float32.multiply(s, s);
        Value p = chain(
                z,
                ActivationFunction.L7,
                ActivationFunction.L6,
                ActivationFunction.L5,
                ActivationFunction.L4,
                ActivationFunction.L3,
                ActivationFunction.L2,
                ActivationFunction.L1,
                1f);
        return float32.fma(float32.add(s, s), p, float32.max(x, float32.number(0)));
    }

    private Value silu(Value x) {
        return float32.divide(
                float32.max(x, float32.number(ActivationFunction.SILU_MIN)),
                float32.add(float32.number(1), exp(float32.negative(x), 0)));
    }

    private Value mish(Value x) {
        Value two = float32.number(2);
        Value y = float32.max(x, float32.number(ActivationFunction.EXP_MIN));
        Value e = exp(float32.min(y, float32.number(ActivationFunction.MISH_MAX)), 0);
        Value n = float32.multiply(e, float32.add(e, two));
        return float32.multiply(y, float32.divide(n, float32.add(n, two)));
    }

    private Value gelu(Value x) {
        Value one = float32.number(1);
        Value a = float32.min(float32.abs(x), float32.number(ActivationFunction.TAIL_LIMIT));
        Value half = float32.multiply(float32.number(0.5f), a);
        Value y = float32.multiply(float32.negative(a), half);
        Value n = rounded(y);
        Value e = fraction(float32.add(
                float32.fma(n, float32.number(-ActivationFunction.LN2_HIGH), y),
                float32.fma(
                        n,
                        float32.number(-ActivationFunction.LN2_LOW),
                        float32.fma(float32.negative(a), half, float32.negative(y)))));
        Value p = tailExcess(a);

        Value d = float32.add(a, one);
        Value reciprocal = float32.divide(one, d);
        Value h = float32.multiply(half, reciprocal);
        Value minusH = float32.negative(h);
        Value rest = float32.fma(minusH, float32.subtract(a, float32.subtract(d, one)), float32.fma(minusH, d, half));
        Value product = float32.fma(h, p, h);
        rest = float32.fma(rest, reciprocal, float32.fma(h, p, float32.subtract(h, product)));
        rest = float32.fma(rest, e, rest);
        Value tail = float32.multiply(float32.powerOfTwo(n), float32.add(product, float32.fma(product, e, rest)));
        return float32.subtract(float32.max(x, float32.number(0)), tail);
    }

    private Value tailExcess(Value a) {
        Value u = float32.subtract(
                float32.divide(a, float32.add(a, float32.number(ActivationFunction.TAIL_MIDDLE))),
                float32.number(0.5f));
        return chain(
                u,
                ActivationFunction.T9,
                ActivationFunction.T8,
                ActivationFunction.T7,
                ActivationFunction.T6,
                ActivationFunction.T5,
                ActivationFunction.T4,
                ActivationFunction.T3,
                ActivationFunction.T2,
                ActivationFunction.T1,
                ActivationFunction.T0);
    }

    private Value exp(Value x, float minus) {
        Value y = float32.min(
                float32.max(x, float32.number(ActivationFunction.EXP_MIN)), float32.number(ActivationFunction.EXP_MAX));
        Value n = rounded(y);
        Value twoToTheN = float32.powerOfTwo(n);
        Value r = float32.fma(n, float32.number(-ActivationFunction.LN2_HIGH), y);
        r = float32.fma(n, float32.number(-ActivationFunction.LN2_LOW), r);
        return float32.fma(twoToTheN, fraction(r), float32.subtract(twoToTheN, float32.number(minus)));
    }

    /** The whole number next to y / log(2). */
    private Value rounded(Value y) {
        Value rounder = float32.number(ActivationFunction.ROUNDER);
        return float32.subtract(float32.fma(y, float32.number(ActivationFunction.LOG2_E), rounder), rounder);
    }

    /** e<sup>r</sup> - 1. */
    private Value fraction(Value r) {
        Value p = chain(
                r,
                ActivationFunction.E7,
                ActivationFunction.E6,
                ActivationFunction.E5,
                ActivationFunction.E4,
                ActivationFunction.E3,
                ActivationFunction.E2);
        return float32.fma(float32.multiply(r, r), p, r);
    }

    /** Coefficients times powers of x, the highest power first, each step a fused multiply-add. */
    private Value chain(Value x, float... coefficients) {
        Value value = float32.number(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            value = float32.fma(x, value, float32.number(coefficients[i]));
        }
        return value;
    }
}
