package dev.mlmethods.regression.predictor.network;

/** The activation function of the hidden layers; {@link ActivationFunction} has the formulas. */
public enum Activation {
    RELU("relu"),
    LEAKY_RELU("leakyRelu"),
    ELU("elu"),
    TANH("tanh"),
    SIGMOID("sigmoid"),
    SOFTPLUS("softplus"),
    GELU("gelu"),
    IDENTITY("identity");

    private final String parameterName;

    Activation(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * The activation of that name, as {@code regression.json} spells it.
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

    /** The name as parameters and JSON spell it. */
    public String parameterName() {
        return parameterName;
    }
}
