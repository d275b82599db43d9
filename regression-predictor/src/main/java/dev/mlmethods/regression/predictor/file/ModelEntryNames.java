package dev.mlmethods.regression.predictor.file;

/** The names of the entries of a {@code model.zip}: DL4J's, as in its {@code ModelSerializer}, and this project's own. */
public final class ModelEntryNames {
    /** The network's architecture and its optimizer, as DL4J's configuration. */
    public static final String CONFIGURATION = "configuration.json";

    /** All weights and biases. */
    public static final String COEFFICIENTS = "coefficients.bin";

    /** What the optimizer keeps from one update to the next; absent if it keeps nothing. */
    public static final String UPDATER_STATE = "updaterState.bin";

    /** The means and scales of the features, and of the target if it is scaled. */
    public static final String NORMALIZER = "normalizer.bin";

    /** Everything that DL4J has no place for. */
    public static final String METADATA = "regression.json";

    private ModelEntryNames() {}
}
