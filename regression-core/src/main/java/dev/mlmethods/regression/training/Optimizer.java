package dev.mlmethods.regression.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** How a gradient g becomes a step of the weights w, with the learning rate lr. */
public enum Optimizer {
    /** Gradient descent: w -= lr g. */
    SGD("sgd", 0),
    /**
     * Gradient descent with Nesterov's momentum: v = {@code momentum} v - lr g; w += {@code momentum} v - lr g. The form of
     * DL4J's {@code Nesterovs} and of scikit-learn; at a constant rate it is PyTorch's {@code SGD(momentum, nesterov=True)}.
     */
    MOMENTUM("momentum", 1),
    /** Hinton (2012), like PyTorch's {@code RMSprop}: s = 0.99 s + 0.01 g<sup>2</sup>; w -= lr g / (sqrt(s) + 1e-8). */
    RMS_PROP("rmsProp", 1),
    /** Kingma and Ba (2015), like PyTorch's {@code Adam}: beta1 0.9, beta2 0.999, epsilon 1e-8. */
    ADAM("adam", 2),
    /** Adam with decoupled weight decay, Loshchilov and Hutter (2019), like PyTorch's {@code AdamW}. */
    ADAM_W("adamW", 2) {
        @Override
        public boolean decouplesWeightDecay() {
            return true;
        }
    };

    /** The decay of Adam's mean of the gradients, like PyTorch's {@code betas[0]}. */
    public static final double BETA_1 = 0.9;

    /** The decay of Adam's mean of the squared gradients, like PyTorch's {@code betas[1]}. */
    public static final double BETA_2 = 0.999;

    /** The decay of RMSProp's mean of the squared gradients, like PyTorch's {@code alpha}. */
    public static final double RMS_DECAY = 0.99;

    /** What Adam and RMSProp add to the root that they divide by, like PyTorch's {@code eps}. */
    public static final double EPSILON = 1e-8;

    private final String parameterName;
    private final int stateParts;

    Optimizer(String parameterName, int stateParts) {
        this.parameterName = parameterName;
        this.stateParts = stateParts;
    }

    /**
     * {@return the optimizer of that name}
     *
     * @param name such as {@code adam}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static Optimizer parse(String name) {
        return Names.parse("optimizer", name, values(), Optimizer::parameterName);
    }

    /** {@return how many numbers it keeps for each weight and bias from one update to the next, 0 to 2} */
    public int stateParts() {
        return stateParts;
    }

    /** {@return whether {@code weightDecay} shrinks the weights separately from the gradient} Otherwise it is added to the gradient. */
    public boolean decouplesWeightDecay() {
        return false;
    }

    /** {@return the name as parameters and JSON spell it, such as {@code adamW}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
