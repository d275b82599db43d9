package dev.mlmethods.regression.training;

/** The engine behind a name. */
public final class TrainingEngines {
    private TrainingEngines() {}

    /** The engine of that name; {@code auto} is {@code dl4j}, the one there is. */
    public static TrainingEngine of(EngineName name) {
        return switch (name) {
            case AUTO, DL4J -> new Dl4jEngine();
        };
    }
}
