package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSpecTest {
    private static final TrainingSpec DEFAULTS = TrainingSpec.defaults();

    @Test
    void rejectsNoEpochs() {
        assertThatThrownBy(() -> DEFAULTS.withEpochs(0))
                .isInstanceOf(RegressionException.class)
                .hasMessage("epochs is 0; it must be a whole number of at least 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "0", "NaN", "Infinity"})
    void rejectsALearningRateThatIsNotAboveZero(String learningRate) {
        assertThatThrownBy(() -> DEFAULTS.withLearningRate(Double.parseDouble(learningRate)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("learningRate is " + learningRate + "; it must be a number above 0, such as 0.001.");
    }

    @Test
    void rejectsAWarmUpAsLongAsTheTraining() {
        TrainingSpec warm = DEFAULTS.withSchedule(ScheduleSpec.defaults().withWarmupEpochs(3));
        assertThat(warm.withEpochs(4).schedule().warmupEpochs()).isEqualTo(3);
        assertThatThrownBy(() -> warm.withEpochs(3))
                .isInstanceOf(RegressionException.class)
                .hasMessage("warmupEpochs is 3, but epochs is 3; the warm-up must be shorter than the training.");
    }

    @Test
    void rejectsAnEvaluationEveryNoEpochs() {
        assertThatThrownBy(() -> DEFAULTS.withEvaluateEvery(0))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "evaluateEvery is 0; it must be a whole number of at least 1: the epochs from one validation loss to the next.");
    }

    @Test
    void changesOneThingAtATime() {
        TrainingSpec changed = DEFAULTS.withLoss(LossSpec.of(Loss.MAE))
                .withOptimizer(OptimizerSpec.of(Optimizer.SGD).withMomentum(0.5).withMaxGradientNorm(1))
                .withSchedule(ScheduleSpec.of(LearningRateSchedule.COSINE))
                .withEarlyStopping(EarlyStopping.after(7))
                .withEvaluateEvery(2)
                .withLearningRate(0.25);
        assertThat(changed)
                .isEqualTo(new TrainingSpec(
                        100,
                        BatchSize.FULL,
                        new LossSpec(Loss.MAE, 1),
                        new OptimizerSpec(Optimizer.SGD, 0.25, 0.5, 0, 1),
                        new ScheduleSpec(LearningRateSchedule.COSINE, 0, 30, 0.1),
                        2,
                        new EarlyStopping(7, 0, true),
                        DEFAULTS.targetScaling(),
                        42,
                        EngineName.AUTO));
        assertThat(changed.learningRate()).isEqualTo(0.25);
    }

    @Test
    void rejectsASeedThatTorchWouldTruncate() {
        assertThatThrownBy(() -> DEFAULTS.withSeed(-1))
                .hasMessage("seed is -1; it must be a whole number from 0 to 4294967295.");
    }

    @Test
    void readsBatchSizes() {
        assertThat(BatchSize.parse("full")).isEqualTo(BatchSize.FULL);
        assertThat(BatchSize.parse("32")).isEqualTo(BatchSize.of(32)).hasToString("32");
        assertThat(BatchSize.FULL).hasToString("full");
        assertThat(BatchSize.FULL.rowsOf(7)).isEqualTo(7);
        assertThat(BatchSize.of(32).rowsOf(7)).isEqualTo(7);
        assertThat(BatchSize.of(5).rowsOf(7)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"some", "", "1.5", "99999999999"})
    void rejectsABatchSizeThatIsNoNumber(String text) {
        assertThatThrownBy(() -> BatchSize.parse(text))
                .isInstanceOf(RegressionException.class)
                .hasMessage("batchSize is '" + text + "'; it must be full or a whole number of at least 1.");
    }

    @Test
    void rejectsAnEmptyBatch() {
        assertThatThrownBy(() -> BatchSize.of(0))
                .hasMessage("batchSize is 0; it must be full or a whole number of at least 1.");
    }

    @Test
    void listsTheEnginesThereAre() {
        assertThat(EngineName.parse("DL4J")).isEqualTo(EngineName.DL4J);
        assertThatThrownBy(() -> EngineName.parse("tpu"))
                .hasMessage("engine is 'tpu'; it must be one of auto, dl4j, vector.");
    }
}
