package dev.mlmethods.regression.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** What the training minimizes, as a function of the error e = prediction - target; the mean over rows and outputs. */
public enum Loss {
    /** The squared error, e<sup>2</sup>. */
    MSE("mse", 2) {
        @Override
        double of(double error, double huberDelta) {
            return error * error;
        }

        @Override
        public float slope(float error, float huberDelta) {
            return error;
        }
    },
    /** The absolute error, |e|; its slope at e = 0 is 0. */
    MAE("mae", 1) {
        @Override
        double of(double error, double huberDelta) {
            return Math.abs(error);
        }

        @Override
        public float slope(float error, float huberDelta) {
            return Math.signum(error);
        }
    },
    /**
     * e<sup>2</sup>/2 if |e| is at most {@code huberDelta}, otherwise {@code huberDelta} (|e| - {@code huberDelta}/2); Huber (1964),
     * as PyTorch's {@code nn.HuberLoss}.
     */
    HUBER("huber", 1) {
        @Override
        double of(double error, double huberDelta) {
            return Math.abs(error) <= huberDelta
                    ? 0.5 * error * error
                    : huberDelta * (Math.abs(error) - 0.5 * huberDelta);
        }

        @Override
        public float slope(float error, float huberDelta) {
            return Math.min(Math.max(error, -huberDelta), huberDelta);
        }
    };

    private final String parameterName;
    private final double slopeFactor;

    Loss(String parameterName, double slopeFactor) {
        this.parameterName = parameterName;
        this.slopeFactor = slopeFactor;
    }

    /**
     * The loss of one error.
     *
     * @param huberDelta of {@link LossSpec}, which only {@link #HUBER} reads
     */
    abstract double of(double error, double huberDelta);

    /**
     * {@return the derivative with respect to the prediction, divided by {@link #slopeFactor}}
     *
     * @param error the prediction minus the target
     * @param huberDelta of {@link LossSpec}, which only {@link #HUBER} reads
     */
    public abstract float slope(float error, float huberDelta);

    /** {@return the constant factor of the derivative: 2 for the squared error, otherwise 1} */
    public double slopeFactor() {
        return slopeFactor;
    }

    /**
     * {@return the loss of that name}
     *
     * @param name such as {@code mse}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static Loss parse(String name) {
        return Names.parse("loss", name, values(), Loss::parameterName);
    }

    /** {@return the name as parameters and JSON spell it, such as {@code mse}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
