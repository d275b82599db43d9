package dev.mlmethods.regression.predictor.network;

/** The activation function of the hidden layers. {@link SimdFunctions} does the same with vectors, operation by operation. */
public enum Activation {
    /** max(x, 0). */
    RELU("relu") {
        @Override
        public float value(float x) {
            return Math.max(x, 0f);
        }
    },
    /** x if it is above 0, otherwise 0.01 x. */
    LEAKY_RELU("leakyRelu") {
        @Override
        public float value(float x) {
            return x > 0 ? x : x * ActivationFunction.LEAK;
        }
    },
    /** x if it is above 0, otherwise e<sup>x</sup> - 1. */
    ELU("elu") {
        @Override
        public float value(float x) {
            return x > 0 ? x : ActivationFunction.exp(x, 1f);
        }
    },
    /** The hyperbolic tangent. */
    TANH("tanh") {
        @Override
        public float value(float x) {
            return ActivationFunction.tanh(x);
        }
    },
    /** 1 / (1 + e<sup>-x</sup>). */
    SIGMOID("sigmoid") {
        @Override
        public float value(float x) {
            return ActivationFunction.sigmoid(x);
        }
    },
    /** log(1 + e<sup>x</sup>). */
    SOFTPLUS("softplus") {
        @Override
        public float value(float x) {
            return ActivationFunction.softplus(x);
        }
    },
    /** x times the share of the standard normal distribution below x: PyTorch's {@code nn.GELU()}. */
    GELU("gelu") {
        @Override
        public float value(float x) {
            return ActivationFunction.gelu(x);
        }
    },
    /** x sigmoid(1.702 x). */
    QUICK_GELU("quickGelu") {
        @Override
        public float value(float x) {
            return x * ActivationFunction.sigmoid(ActivationFunction.QUICK_GELU_SCALE * x);
        }
    },
    /** x sigmoid(x). */
    SILU("silu") {
        @Override
        public float value(float x) {
            return ActivationFunction.silu(x);
        }
    },
    /** x tanh(log(1 + e<sup>x</sup>)). */
    MISH("mish") {
        @Override
        public float value(float x) {
            return ActivationFunction.mish(x);
        }
    },
    /** x itself. */
    IDENTITY("identity") {
        @Override
        public float value(float x) {
            return x;
        }
    };

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
    public abstract float value(float x);

    /** The name as it is written in parameters and JSON. */
    public String parameterName() {
        return parameterName;
    }
}
