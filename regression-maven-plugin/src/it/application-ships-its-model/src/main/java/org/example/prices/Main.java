package org.example.prices;

import dev.mlmethods.regression.predictor.Predictor;
import java.util.stream.Stream;

/** Prints the prices of houses, each an argument such as {@code 100,4,67}: the area, the rooms and the age. */
public final class Main {
    public static void main(String[] houses) {
        Predictor predictor = Predictor.loadResource(Main.class, "/META-INF/models/price.zip");
        for (String house : houses) {
            System.out.println(predictor.predict(
                    Stream.of(house.split(",")).mapToDouble(Double::parseDouble).toArray()));
        }
    }
}
