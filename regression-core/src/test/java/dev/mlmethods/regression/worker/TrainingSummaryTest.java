package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainingSummaryTest {
    private static final String TRAINED = "Trained in 1.50 s with engine vector";

    @Test
    void saysHowLongItTook() {
        assertThat(lines(100, null)).containsExactly(TRAINED);
    }

    @Test
    void saysWhyItStoppedAndWhoseWeightsTheModelHas() {
        assertThat(lines(57, new TrainingHistory.Best(47, true)))
                .containsExactly(
                        TRAINED,
                        "Stopped after epoch 57 of 100: no better validation loss since epoch 47, whose weights the"
                                + " model has.");
        assertThat(lines(57, new TrainingHistory.Best(47, false)))
                .containsExactly(TRAINED, "Stopped after epoch 57 of 100: no better validation loss since epoch 47.");
    }

    @Test
    void saysWhoseWeightsTheModelHasWhereTheyAreNotTheLast() {
        assertThat(lines(100, new TrainingHistory.Best(80, true)))
                .containsExactly(
                        TRAINED, "The model has the weights of epoch 80 of 100, which had the best validation loss.");
        assertThat(lines(100, new TrainingHistory.Best(80, false))).containsExactly(TRAINED);
        assertThat(lines(100, new TrainingHistory.Best(100, true))).containsExactly(TRAINED);
    }

    private static List<String> lines(int epochs, TrainingHistory.@Nullable Best best) {
        List<EpochLoss> losses = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new EpochLoss(epoch, 0.5, 0.5))
                .toList();
        return TrainingSummary.lines(
                List.of(new TrainingHistory(losses, 1.5, best)), TrainingSpec.defaults(), "vector", null);
    }
}
