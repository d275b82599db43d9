package org.example;

import dev.mlmethods.regression.predictor.Predictor;
import java.nio.file.Path;

/** Predicts the mean patient of the dataset, all of whose features are near 0. */
public final class App {
    private App() {}

    public static void main(String[] args) {
        Predictor predictor = Predictor.load(Path.of(args[0]));
        System.out.println(predictor + ": " + predictor.predict(new double[predictor.features().size()]));
    }
}
