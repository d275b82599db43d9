package dev.mlmethods.regression.predictor;

/** A model file is missing, damaged, altered, has a different format version or isn't a model at all. */
public final class ModelFileException extends PredictorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message for the user.
     *
     * @param message the file, what is wrong with it, and the remedy
     */
    public ModelFileException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message for the user, and what led to it.
     *
     * @param message the file, what is wrong with it, and the remedy
     * @param cause what led to it
     */
    public ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
