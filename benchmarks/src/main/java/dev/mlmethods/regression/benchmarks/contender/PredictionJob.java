package dev.mlmethods.regression.benchmarks.contender;

/**
 * Predictions for the test rows of California housing by a model of the reference network.
 *
 * @param model the {@code model.zip}
 * @param alone whether each row is predicted alone; otherwise all with one call
 * @param warmUpSeconds how long the program predicts before it says that it is ready
 */
public record PredictionJob(String model, boolean alone, double warmUpSeconds) {
    /** A warm job with a model. */
    public static PredictionJob of(String model, boolean alone) {
        return new PredictionJob(model, alone, 3);
    }
}
