package dev.mlmethods.regression.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.internal.Names;

/** The activation function of the hidden layers. */
public enum Activation {
    /** max(x, 0). */
    RELU("relu"),
    /** x above 0, else 0.01 x. */
    LEAKY_RELU("leakyRelu"),
    /** x above 0, else e<sup>x</sup> - 1. */
    ELU("elu"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** 1 / (1 + e<sup>-x</sup>). */
    SIGMOID("sigmoid"),
    /** log(1 + e<sup>x</sup>). */
    SOFTPLUS("softplus"),
    /**
     * x sigmoid(1.702 x), the sigmoid form of Hendrycks and Gimpel, Gaussian Error Linear Units (2016), and the one that DL4J
     * computes; it differs from the form with the error function by at most 0.021.
     */
    GELU("gelu"),
    /** x itself. */
    IDENTITY("identity");

    private final String parameterName;

    Activation(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * The activation of that name.
     *
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static Activation parse(String name) {
        return Names.parse("activation", name, values(), Activation::parameterName);
    }

    /** The name as parameters and JSON spell it. */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }

    /** What computes it. */
    public dev.mlmethods.regression.predictor.network.Activation function() {
        return dev.mlmethods.regression.predictor.network.Activation.of(parameterName);
    }
}
