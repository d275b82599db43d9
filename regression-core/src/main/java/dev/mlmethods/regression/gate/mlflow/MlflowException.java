package dev.mlmethods.regression.gate.mlflow;

import java.io.IOException;

/** The server has answered with an error. */
final class MlflowException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String errorCode;

    /**
     * Creates the exception for an answer.
     *
     * @param message for the user, the end of a sentence without its period
     * @param errorCode MLflow's, such as {@code RESOURCE_DOES_NOT_EXIST}; empty if there is none
     */
    MlflowException(String message, String errorCode) {
        super(message);
        this.errorCode = errorCode;
    }

    boolean isMissing() {
        return errorCode.equals("RESOURCE_DOES_NOT_EXIST");
    }

    boolean isAlreadyThere() {
        return errorCode.equals("RESOURCE_ALREADY_EXISTS");
    }
}
