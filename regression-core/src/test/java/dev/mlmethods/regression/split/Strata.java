package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.List;
import java.util.stream.IntStream;

/** Datasets with a target to cut into bins, whose feature is the number of the row. */
final class Strata {
    private Strata() {}

    static Dataset dataset(double... target) {
        double[] numbers =
                IntStream.range(0, target.length).mapToDouble(row -> row).toArray();
        return Dataset.of("rows", FeatureMatrix.of(List.of("x"), numbers), "y", target);
    }

    static int[] rows(Dataset part) {
        return IntStream.range(0, part.rows())
                .map(row -> (int) part.features().get(row, 0))
                .toArray();
    }
}
