package dev.mlmethods.regression.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.predictor.network.ActivationFunction;
import dev.mlmethods.regression.text.Names;

/** The activation function of the hidden layers, with the derivative that a training needs. */
public enum Activation {
    /** max(x, 0). */
    RELU {
        @Override
        public float derivative(float x, float h) {
            return x > 0 ? 1f : 0f;
        }
    },
    /** x if it is above 0, otherwise 0.01 x. */
    LEAKY_RELU {
        @Override
        public float derivative(float x, float h) {
            return x > 0 ? 1f : ActivationFunction.LEAK;
        }
    },
    /** x if it is above 0, otherwise e<sup>x</sup> - 1. */
    ELU {
        @Override
        public float derivative(float x, float h) {
            return x > 0 ? 1f : h + 1f;
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        public float derivative(float x, float h) {
            return Math.fma(-h, h, 1f);
        }
    },
    /** 1 / (1 + e<sup>-x</sup>). */
    SIGMOID {
        @Override
        public float derivative(float x, float h) {
            return Math.fma(-h, h, h);
        }
    },
    /** log(1 + e<sup>x</sup>). */
    SOFTPLUS {
        @Override
        public float derivative(float x, float h) {
            return ActivationFunction.sigmoid(x);
        }
    },
    /**
     * x times the share of the standard normal distribution below x, x / 2 (1 + erf(x / sqrt(2))); Hendrycks and Gimpel, Gaussian Error Linear Units
     * (2016). PyTorch's {@code nn.GELU()}.
     */
    GELU {
        @Override
        public float derivative(float x, float h) {
            float a = Math.min(Math.abs(x), ActivationFunction.TAIL_LIMIT);
            float bell = ActivationFunction.exp(-a * (0.5f * a), 0f);
            float reciprocal = 1f / (a + 1f);
            float tail = Math.fma(ActivationFunction.tailExcess(a), reciprocal, reciprocal);
            // At -a; at a, it is 1 minus that.
            float slope = Math.fma(-DENSITY_AT_ZERO, a, 0.5f * tail) * bell;
            return x > 0 ? 1f - slope : slope;
        }
    },
    /**
     * x sigmoid(1.702 x), the sigmoid form of Hendrycks and Gimpel's GELU, which CLIP's QuickGELU and DL4J compute; it differs from {@link #GELU} by at
     * most 0.021.
     */
    QUICK_GELU {
        @Override
        public float derivative(float x, float h) {
            float y = ActivationFunction.QUICK_GELU_SCALE * x;
            float s = ActivationFunction.sigmoid(y);
            return Math.fma(y * s, 1f - s, s);
        }
    },
    /**
     * x sigmoid(x); Elfwing, Uchibe and Doya, Sigmoid-Weighted Linear Units (2017), and Ramachandran, Zoph and Le, Searching for Activation Functions
     * (2017), who call it Swish. PyTorch's {@code nn.SiLU()}.
     */
    SILU {
        @Override
        public float derivative(float x, float h) {
            float s = ActivationFunction.sigmoid(x);
            return Math.fma(h, 1f - s, s);
        }
    },
    /**
     * x tanh(log(1 + e<sup>x</sup>)); Misra, Mish: A Self Regularized Non-Monotonic Activation Function (2019). PyTorch's {@code nn.Mish()}.
     */
    MISH {
        @Override
        public float derivative(float x, float h) {
            float y = Math.min(Math.max(x, ActivationFunction.EXP_MIN), ActivationFunction.MISH_MAX);
            float e = ActivationFunction.exp(y, 0f);
            float n = e * (e + 2f);
            float q = 1f / (n + 2f);
            return Math.fma(4f * y * (e * q), (e + 1f) * q, n * q);
        }
    },
    /** x itself. */
    IDENTITY {
        @Override
        public float derivative(float x, float h) {
            return 1f;
        }
    };

    /** 1 / sqrt(2 pi). */
    public static final float DENSITY_AT_ZERO = 0.3989423f;

    private final dev.mlmethods.regression.predictor.network.Activation function =
            dev.mlmethods.regression.predictor.network.Activation.valueOf(name());

    /**
     * {@return the derivative at x, with the same bits everywhere}
     *
     * @param x what the function is applied to
     * @param h the activation at x
     */
    public abstract float derivative(float x, float h);

    /**
     * {@return the activation of that name}
     *
     * @param name such as {@code relu}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static Activation parse(String name) {
        return Names.parse("activation", name, values(), Activation::parameterName);
    }

    /** {@return the name as parameters and JSON spell it, such as {@code leakyRelu}} */
    @JsonValue
    public String parameterName() {
        return function.parameterName();
    }

    /** {@return what computes the activation} */
    public dev.mlmethods.regression.predictor.network.Activation function() {
        return function;
    }
}
