package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.worker.WorkerEvent;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private final RecordingLog log = new RecordingLog();
    private final TrainingProgress progress =
            new TrainingProgress(ProgressDisplay.of(Sessions.batch(), log, () -> 0), 100);

    @Test
    void namesTheEpochOfAllAndItsLoss() {
        assertThat(progress.text(new EpochLoss(7, 0.123456789, null))).isEqualTo("Epoch 7/100, loss 0.123457");
        assertThat(progress.text(new EpochLoss(100, 1.5e30, null))).isEqualTo("Epoch 100/100, loss 1.50000e30");
    }

    @Test
    void addsTheValidationLossWhereThereIsOne() {
        assertThat(progress.text(new EpochLoss(7, 0.5, 2.0)))
                .isEqualTo("Epoch 7/100, loss 0.500000, validation loss 2.00000");
    }

    @Test
    void writesNumbersTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(progress.text(new EpochLoss(7, 0.5, null))).isEqualTo("Epoch 7/100, loss 0.500000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void alwaysLogsTheLastEpoch() {
        progress.accept(new WorkerEvent.Progress(new EpochLoss(100, 0.5, null)));
        progress.end();
        assertThat(log.infoLines()).containsExactly("Epoch 100/100, loss 0.500000");
    }

    @Test
    void logsTheLastEpochOfATrainingThatStoppedEarly() {
        progress.accept(new WorkerEvent.Progress(new EpochLoss(1, 0.5, 1.0)));
        progress.accept(new WorkerEvent.Progress(new EpochLoss(2, 0.25, 2.0)));
        assertThat(log.infoLines()).isEmpty();
        progress.end();
        assertThat(log.infoLines()).containsExactly("Epoch 2/100, loss 0.250000, validation loss 2.00000");
    }

    @Test
    void showsTheEpochsOfTheFinalTrainingByThemselves() {
        progress.accept(new WorkerEvent.Progress(new EpochLoss(100, 0.5, 1.0)));
        progress.accept(new WorkerEvent.FinalTraining(20_640, 37));
        progress.accept(new WorkerEvent.Progress(new EpochLoss(37, 0.25, null)));
        progress.end();
        assertThat(log.infoLines())
                .containsExactly(
                        "Epoch 100/100, loss 0.500000, validation loss 1.00000",
                        "Training the final model on all 20,640 rows",
                        "Epoch 37/37, loss 0.250000");
    }

    @Test
    void saysThatTheTableIsInFiles() {
        progress.accept(new WorkerEvent.TableInFiles("The table has 20,000,000 rows"));
        assertThat(log.infoLines()).containsExactly("The table has 20,000,000 rows");
    }

    @Test
    void saysThatLeastSquaresTakesAWhile() {
        progress.accept(new WorkerEvent.Progress(new EpochLoss(2, 0.25, 2.0)));
        progress.accept(new WorkerEvent.FittingLeastSquares(4000, 2000));
        progress.end();
        assertThat(log.infoLines())
                .containsExactly(
                        "Epoch 2/100, loss 0.250000, validation loss 2.00000",
                        "Fitting least squares to 4,000 rows of 2,000 features");
    }
}
