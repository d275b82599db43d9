package dev.mlmethods.regression.predictor.network;

/** The activation function of the hidden layers. {@link SimdFunctions} does the same with vectors, operation by operation. */
public enum Activation {
    /** max(x, 0). */
    RELU("relu"),
    /** x if it is above 0, otherwise 0.01 x. */
    LEAKY_RELU("leakyRelu"),
    /** x if it is above 0, otherwise e<sup>x</sup> - 1. */
    ELU("elu"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** 1 / (1 + e<sup>-x</sup>). */
    SIGMOID("sigmoid"),
    /** log(1 + e<sup>x</sup>). */
    SOFTPLUS("softplus"),
    /** x times the share of the standard normal distribution below x: PyTorch's {@code nn.GELU()}. */
    GELU("gelu"),
    /** x sigmoid(1.702 x). */
    QUICK_GELU("quickGelu"),
    /** x sigmoid(x). */
    SILU("silu"),
    /** x tanh(log(1 + e<sup>x</sup>)). */
    MISH("mish"),
    /** x itself. */
    IDENTITY("identity");

    private final String parameterName;

    Activation(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * The activation with that name, as it is written in {@code regression.json}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Activation of(String parameterName) {
        for (Activation activation : values()) {
            if (activation.parameterName.equals(parameterName)) {
                return activation;
            }
        }
        throw new IllegalArgumentException("there is no activation of that name");
    }

    /** The activation at x, with the same bits everywhere. */
    public float value(float x) {
        // A body for each constant would be a class for each, which is a twentieth of the jar.
        return switch (this) {
            case RELU -> Math.max(x, 0f);
            case LEAKY_RELU -> x > 0 ? x : x * ActivationFunction.LEAK;
            case ELU -> x > 0 ? x : ActivationFunction.exp(x, 1f);
            case TANH -> ActivationFunction.tanh(x);
            case SIGMOID -> ActivationFunction.sigmoid(x);
            case SOFTPLUS -> ActivationFunction.softplus(x);
            case GELU -> ActivationFunction.gelu(x);
            case QUICK_GELU -> x * ActivationFunction.sigmoid(ActivationFunction.QUICK_GELU_SCALE * x);
            case SILU -> ActivationFunction.silu(x);
            case MISH -> ActivationFunction.mish(x);
            case IDENTITY -> x;
        };
    }

    /** The name as it is written in parameters and JSON. */
    public String parameterName() {
        return parameterName;
    }
}
