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
     * x sigmoid(1.702 x), the sigmoid form of Hendrycks and Gimpel, Gaussian Error Linear Units (2016), and the one that DL4J
     * computes; it differs from the form with the error function by at most 0.021.
     */
    GELU {
        @Override
        public float derivative(float x, float h) {
            float y = ActivationFunction.GELU_SCALE * x;
            float s = ActivationFunction.sigmoid(y);
            return Math.fma(y * s, 1f - s, s);
        }
    },
    /** x itself. */
    IDENTITY {
        @Override
        public float derivative(float x, float h) {
            return 1f;
        }
    };

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
