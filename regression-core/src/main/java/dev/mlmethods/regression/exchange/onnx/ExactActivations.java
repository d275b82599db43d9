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
            case GELU ->
                float32.multiply(x, sigmoid(float32.multiply(float32.number(ActivationFunction.GELU_SCALE), x)));
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

    private Value exp(Value x, float minus) {
        Value y = float32.min(
                float32.max(x, float32.number(ActivationFunction.EXP_MIN)), float32.number(ActivationFunction.EXP_MAX));
        Value rounder = float32.number(ActivationFunction.ROUNDER);
        Value n = float32.subtract(float32.fma(y, float32.number(ActivationFunction.LOG2_E), rounder), rounder);
        Value twoToTheN = float32.powerOfTwo(n);
        Value r = float32.fma(n, float32.number(-ActivationFunction.LN2_HIGH), y);
        r = float32.fma(n, float32.number(-ActivationFunction.LN2_LOW), r);
        Value p = chain(
                r,
                ActivationFunction.E7,
                ActivationFunction.E6,
                ActivationFunction.E5,
                ActivationFunction.E4,
                ActivationFunction.E3,
                ActivationFunction.E2);
        p = float32.fma(float32.multiply(r, r), p, r);
        return float32.fma(twoToTheN, p, float32.subtract(twoToTheN, float32.number(minus)));
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
