package dev.mlmethods.regression.training;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.parameter.NumberRange;

/**
 * When a training ends before its last epoch, and with which weights. It monitors the validation loss, and an improvement is a loss below the best
 * one minus {@code minDelta}.
 *
 * @param patience the evaluations (see {@link TrainingSpec#evaluateEvery}) without an improvement after which the training stops; 0 (the default) for
 *     never, and the model has the last epoch's weights
 * @param minDelta by how much a loss must be below the best one to count, at least 0; default 0
 * @param restoreBest whether a training with {@code patience} ends with the weights and the optimizer's state of the epoch that had the best
 *     validation loss, whether it stopped early or not, like Keras's {@code restore_best_weights}; default true; if false, it ends with those of its
 *     last epoch
 */
public record EarlyStopping(int patience, double minDelta, boolean restoreBest) {
    /** The range of {@code patience}. */
    public static final NumberRange PATIENCE = NumberRange.wholeFrom(0);

    /** The range of {@code minDelta}. */
    public static final NumberRange MIN_DELTA = NumberRange.atLeast(0);

    /**
     * Checks the values.
     *
     * @param patience the evaluations without an improvement after which the training stops, at least 0; 0 for never
     * @param minDelta by how much a loss must be below the best one to count as an improvement, at least 0
     * @param restoreBest whether a training with {@code patience} ends with the weights of its best epoch rather than its last
     * @throws RegressionException if {@code patience} or {@code minDelta} is out of its range
     */
    public EarlyStopping {
        PATIENCE.require("patience", patience, "; 0 means the training never stops early");
        MIN_DELTA.require("minDelta", minDelta, ": by how much the validation loss has to improve");
    }

    /** {@return a specification without early stopping} */
    public static EarlyStopping defaults() {
        return after(0);
    }

    /**
     * {@return early stopping that counts any improvement and restores the best weights}
     *
     * @param patience the evaluations without an improvement after which the training stops, at least 0; 0 for never
     */
    public static EarlyStopping after(int patience) {
        return new EarlyStopping(patience, 0, true);
    }

    /** {@return whether the training may stop early} */
    public boolean stopsEarly() {
        return patience > 0;
    }

    /**
     * Checks that there is a loss to monitor.
     *
     * @param validation the number or the share of the rows on which it is taken; 0 for none
     * @throws RegressionException if the training may stop early, but there are no validation rows
     */
    public void requireValidation(double validation) {
        if (stopsEarly() && validation == 0) {
            throw new RegressionException("patience is " + patience
                    + ", but there are no validation rows to measure the loss on;"
                    + " set validationSize, such as 0.1, or patience to 0.");
        }
    }
}
