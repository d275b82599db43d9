package dev.mlmethods.regression.experiments.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.RegressionModel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    /** Both ways are the same training, so the metrics agree to the last bit. */
    @Test
    void stepByStepAndAllAtOnceEndWithTheSameMetrics(@TempDir Path folder) {
        RegressionMetrics steps = Quickstart.stepByStep();
        RegressionModel model = Quickstart.allAtOnce(folder);
        assertThat(model.metrics()).extractingByKey("test").isEqualTo(Map.copyOf(steps.toMap()));
        assertThat(steps.r2()).isGreaterThan(0.7);
    }
}
