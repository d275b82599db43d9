package dev.mlmethods.regression.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.RegressionException;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleSpecTest {
    private static final ScheduleSpec CONSTANT = ScheduleSpec.defaults();
    private static final ScheduleSpec STEP = ScheduleSpec.of(LearningRateSchedule.STEP);
    private static final ScheduleSpec COSINE = ScheduleSpec.of(LearningRateSchedule.COSINE);
    private static final ScheduleSpec ONE_CYCLE = ScheduleSpec.of(LearningRateSchedule.ONE_CYCLE);

    static List<TorchOptions> references() {
        return TorchOptions.all().stream()
                .filter(reference -> !reference.learningRates().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("references")
    void ratesAreThoseOfTorch(TorchOptions reference) {
        TrainingSpec training = reference.training();
        int updates = reference.learningRates().size();
        for (int u = 0; u < updates; u++) {
            double rate = training.schedule()
                    .learningRate(training.learningRate(), training.epochs(), updates / training.epochs(), u);
            // PyTorch computes a rate from the last one, 83 times.
            assertThat(rate)
                    .as("update %d", u)
                    .isCloseTo(reference.learningRates().get(u), withinPercentage(1e-10));
        }
    }

    @Test
    void theDefaultIsTheSameRateInEveryUpdate() {
        assertThat(rates(CONSTANT, 2, 2)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void theWarmUpRisesInEqualSteps() {
        assertThat(rates(CONSTANT.withWarmupEpochs(2), 3, 2)).containsExactly(0.25, 0.5, 0.75, 1, 1, 1);
    }

    @Test
    void stepsAreCountedInEpochsAfterTheWarmUp() {
        assertThat(rates(STEP.withSteps(2, 0.5), 5, 1)).containsExactly(1, 1, 0.5, 0.5, 0.25);
        assertThat(rates(STEP.withSteps(2, 0.5).withWarmupEpochs(1), 5, 1)).containsExactly(1, 1, 1, 0.5, 0.5);
    }

    /** cos(pi/3) is 1/2, except for the rounding of pi. */
    @Test
    void theCosineEndsOneUpdateBeforeZero() {
        assertThat(rates(COSINE, 3, 1)[0]).isEqualTo(1);
        assertThat(rates(COSINE, 3, 1)[1]).isCloseTo(0.75, withinPercentage(1e-10));
        assertThat(rates(COSINE, 3, 1)[2]).isCloseTo(0.25, withinPercentage(1e-10));
    }

    @Test
    void theOnlyUpdateOfACycleHasItsLastRate() {
        assertThat(rates(ONE_CYCLE, 1, 1)[0]).isCloseTo(1 / 25.0 / 1e4, withinPercentage(1e-8));
    }

    @ParameterizedTest
    @EnumSource
    void noRateIsBelowZeroOrAboveTheBase(LearningRateSchedule schedule) {
        for (int epochs = 1; epochs <= 12; epochs++) {
            assertThat(DoubleStream.of(rates(ScheduleSpec.of(schedule), epochs, 3)))
                    .allMatch(rate -> rate > 0 && rate <= 1);
        }
    }

    @Test
    void countsMoreUpdatesThanAnIntHolds() {
        assertThat(COSINE.learningRate(1, Integer.MAX_VALUE, 1000, Integer.MAX_VALUE))
                // A thousandth of the way.
                .isCloseTo(1, withinPercentage(1e-3));
    }

    @Test
    void cosineAndCycleEndWithTheLastEpoch() {
        assertThat(CONSTANT.withWarmupEpochs(3).dependsOnEpochs()).isFalse();
        assertThat(STEP.dependsOnEpochs()).isFalse();
        assertThat(COSINE.dependsOnEpochs()).isTrue();
        assertThat(ONE_CYCLE.dependsOnEpochs()).isTrue();
    }

    @Test
    void rejectsAWarmUpOfLessThanNothing() {
        assertThatThrownBy(() -> CONSTANT.withWarmupEpochs(-1))
                .isInstanceOf(RegressionException.class)
                .hasMessage("warmupEpochs is -1; it must be a whole number of at least 0; 0 means no warm-up.");
    }

    @Test
    void rejectsAWarmUpBeforeACycle() {
        assertThatThrownBy(() -> ONE_CYCLE.withWarmupEpochs(2))
                .isInstanceOf(RegressionException.class)
                .hasMessage("warmupEpochs is 2, but the learningRateSchedule oneCycle has its own warm-up;"
                        + " set warmupEpochs to 0.");
    }

    @Test
    void rejectsStepsOfNoEpochs() {
        assertThatThrownBy(() -> STEP.withSteps(0, 0.5))
                .isInstanceOf(RegressionException.class)
                .hasMessage("stepEpochs is 0; it must be a whole number of at least 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.1", "1.5", "NaN"})
    void rejectsAStepFactorThatIsNoShare(String stepFactor) {
        assertThatThrownBy(() -> STEP.withSteps(1, Double.parseDouble(stepFactor)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("stepFactor is " + stepFactor + "; it must be above 0 and at most 1, such as 0.1.");
    }

    @Test
    void listsTheSchedulesThereAre() {
        assertThat(LearningRateSchedule.parse("ONECYCLE")).isEqualTo(LearningRateSchedule.ONE_CYCLE);
        assertThatThrownBy(() -> LearningRateSchedule.parse("cosinus"))
                .hasMessage("learningRateSchedule is 'cosinus'; did you mean 'cosine'? It must be one of"
                        + " constant, step, cosine, oneCycle.");
    }

    private static double[] rates(ScheduleSpec schedule, int epochs, int updatesPerEpoch) {
        return IntStream.range(0, epochs * updatesPerEpoch)
                .mapToDouble(u -> schedule.learningRate(1, epochs, updatesPerEpoch, u))
                .toArray();
    }
}
