package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.json.Invariant;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A point of the search space with all its seeds.
 *
 * @param parameters the values of the searched fields except the seed
 * @param trials the numbers of its trials, one for each seed
 * @param mean of the objective over its trials; null unless all of them are completed and have one: a point that fails with some seeds is
 *     not compared
 * @param standardDeviation of the objective over its trials, divided by n - 1; null if there is one trial, or no mean
 */
public record SweepPoint(
        Map<String, Object> parameters,
        List<Integer> trials,
        @Nullable Double mean,
        @Nullable Double standardDeviation) {
    /**
     * Copies the collections, and checks the numbers.
     *
     * @param parameters the values of the searched fields except the seed
     * @param trials the numbers of its trials, one for each seed
     * @param mean of the objective over its trials; null if there is none
     * @param standardDeviation of the objective over its trials; null if there is one trial, or no mean
     * @throws IllegalArgumentException if a number is not finite
     */
    public SweepPoint {
        parameters = SpecificationFields.typed(parameters);
        trials = List.copyOf(trials);
        Invariant.finiteIfAny("mean", mean);
        Invariant.finiteIfAny("standardDeviation", standardDeviation);
    }

    /** The parameters with their values, such as {@code learningRate 0.001, epochs 25}. */
    @Override
    public String toString() {
        return Trial.describe(parameters);
    }
}
