package dev.mlmethods.regression.training;

import dev.mlmethods.regression.RegressionException;

/** A training whose numbers have left the range of float32: there is no model. */
public final class DivergenceException extends RegressionException {
    private static final long serialVersionUID = 1L;

    /** What was observed and in which epoch. */
    private final String symptom;

    DivergenceException(String symptom, String message) {
        super(message);
        this.symptom = symptom;
    }

    /**
     * {@return what was observed and in which epoch, such as {@code the loss is NaN in epoch 3}} It doesn't depend on how many epochs the
     * training would have had.
     */
    public String symptom() {
        return symptom;
    }
}
