package dev.mlmethods.regression.predictor.network;

/** A network needs more numbers than a Java array can have. */
public final class NetworkTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NetworkTooLargeException() {
        super("it needs more than 8 GiB for weights and activations");
    }
}
