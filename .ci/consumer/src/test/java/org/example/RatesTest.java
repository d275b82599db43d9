package org.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mlmethods.regression.experiments.RegressionSweep;
import dev.mlmethods.regression.experiments.TrialSource;
import dev.mlmethods.regression.sweep.TrialResult;
import org.junit.jupiter.params.ParameterizedTest;

@RegressionSweep(
        dataset = "diabetes",
        learningRates = {1e-3, 1e-2},
        epochs = {5},
        specification = {"hiddenLayers=8", "batchSize=32", "targetScaling=standard"})
class RatesTest {
    @ParameterizedTest
    @TrialSource
    void trains(TrialResult result) {
        assertTrue(result.trial() > 0);
    }
}
