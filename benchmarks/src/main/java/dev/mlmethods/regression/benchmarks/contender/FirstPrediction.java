package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.predictor.Predictor;
import java.nio.file.Path;

/** An application that loads a model, predicts one row, and ends. */
public final class FirstPrediction {
    private FirstPrediction() {}

    /** Takes the path of the model. */
    public static void main(String[] args) {
        System.out.println(Predictor.load(Path.of(args[0])).predict(3.87, 28.6, 5.43, 1.1, 1425.5, 3.07, 35.6, -119.6));
    }
}
