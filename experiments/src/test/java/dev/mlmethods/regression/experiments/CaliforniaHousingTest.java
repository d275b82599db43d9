package dev.mlmethods.regression.experiments;

import static org.assertj.core.api.Assertions.assertThat;

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
    /**
     * In mini-batches the network soon beats what it has to beat: ordinary least squares on the same rows. The lower limits
     * of R2 leave 0.03 for other seeds and processors.
     */
    @ParameterizedTest(name = "{0} epochs at learning rate {1}: test R2 of at least {2}")
    @CsvSource({"2, 0.001, 0.60", "5, 0.001, 0.67", "2, 0.01, 0.67", "5, 0.01, 0.70"})
    void beatsLeastSquares(int epochs, double learningRate, double minR2) {
        TrainingSpec training = TrainingSpec.defaults()
                .withEpochs(epochs)
                .withLearningRate(learningRate)
                .withBatchSize(BatchSize.of(128));
        Specification specification =
                Specification.of(DataSpec.builtIn("california-housing")).withTraining(training);

        TrainingResult result = RegressionTrainer.train(specification, Path.of(""), TrainingListener.SILENT);

        assertThat(result.history().epochs()).hasSize(epochs);
        assertThat(result.evaluation().network().test().r2()).isGreaterThan(minR2);
        assertThat(result.evaluation().leastSquaresIsBetter()).isFalse();
    }
}
