package dev.mlmethods.regression.gate.bisect;

import dev.mlmethods.regression.model.Specification;
import java.util.Map;

/** Trains and tests, somewhere. */
@FunctionalInterface
public interface Retraining {
    /**
     * Trains, and tests on the rows that the current evaluation tests on.
     *
     * @param name of this training among those of a bisection, of letters and hyphens, usable as the name of a folder
     * @param specification everything that determines the training
     * @return the metrics of the test rows that are defined, by name
     * @throws dev.mlmethods.regression.RegressionException if that cannot be trained or tested; the message says why
     */
    Map<String, Double> metrics(String name, Specification specification);
}
