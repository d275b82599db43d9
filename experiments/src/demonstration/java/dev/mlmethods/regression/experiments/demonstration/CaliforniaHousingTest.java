package dev.mlmethods.regression.experiments.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** California housing over a few epochs and learning rates. */
class CaliforniaHousingTest {
    /** The R2 of ordinary least squares on the same rows: what a network has to beat. */
    private static final double LEAST_SQUARES_R2 = 0.5758;

    /**
     * The R2 are those of PyTorch 1.13 with the same rows, weights and shuffles. The tolerance is for float32 sums in a different order, whose
     * differences grow with each of up to 645 updates; the spread over seeds is 0.02.
     */
    @ParameterizedTest(name = "{0} epochs at learning rate {1}: test R2 {2}")
    @CsvSource({"2, 0.001, 0.5604", "5, 0.001, 0.6948", "2, 0.01, 0.7006", "5, 0.01, 0.7344"})
    void testR2IsThatOfTorch(int epochs, double learningRate, double r2) {
        TrainingSpec training = TrainingSpec.defaults()
                .withEpochs(epochs)
                .withLearningRate(learningRate)
                .withBatchSize(BatchSize.of(128));
        Specification specification =
                Specification.of(DataSpec.builtIn("california-housing")).withTraining(training);

        TrainingResult result = RegressionTrainer.train(specification, Path.of(""), TrainingListener.SILENT);

        assertThat(result.history().epochs()).hasSize(epochs);
        assertThat(result.evaluation().network().test().r2()).isCloseTo(r2, within(0.01));
        assertThat(result.evaluation().leastSquaresIsBetter()).isEqualTo(r2 < LEAST_SQUARES_R2);
    }
}
