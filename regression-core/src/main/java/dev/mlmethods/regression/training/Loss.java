package dev.mlmethods.regression.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.internal.Names;

/** What the training makes small, as a function of the error e = prediction - target; the mean over rows and outputs. */
public enum Loss {
    /** The squared error, e<sup>2</sup>. */
    MSE("mse"),
    /** The absolute error, |e|; its slope at e = 0 is 0. */
    MAE("mae"),
    /**
     * e<sup>2</sup>/2 where |e| is at most {@code huberDelta}, else {@code huberDelta} (|e| - {@code huberDelta}/2); Huber (1964),
     * as PyTorch's {@code nn.HuberLoss}.
     */
    HUBER("huber");

    private final String parameterName;

    Loss(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * The loss of that name.
     *
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static Loss parse(String name) {
        return Names.parse("loss", name, values(), Loss::parameterName);
    }

    /** The name as parameters and JSON spell it. */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
