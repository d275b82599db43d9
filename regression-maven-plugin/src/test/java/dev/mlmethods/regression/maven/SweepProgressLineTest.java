package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.sweep.SweepProgress;
import dev.mlmethods.regression.worker.WorkerEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweepProgressLineTest {
    private final RecordingLog log = new RecordingLog();
    private long seconds;
    private final SweepProgressLine progress = new SweepProgressLine(
            ProgressDisplay.of(Sessions.batch(), log, () -> 0), "validation.rmse", () -> seconds * 1_000_000_000);

    private void tell(long atSecond, int finished, int failed, long trained, long skipped, @Nullable Double best) {
        seconds = atSecond;
        progress.accept(new WorkerEvent.Sweeping(new SweepProgress(
                16, finished, failed, trained, skipped, 80_000, best, best == null ? null : "learningRate 0.01")));
    }

    private String line() {
        progress.end();
        return log.infoLines().get(log.infoLines().size() - 1);
    }

    @Test
    void hasNoRateBeforeAnythingWasTrained() {
        tell(0, 2, 0, 0, 0, null);
        assertThat(line()).isEqualTo("Trial 2/16, 0/80,000 epochs");
    }

    /** The rate is measured from the first report on: it doesn't include the worker's start. */
    @Test
    void showsRateTimeLeftBestAndFailures() {
        tell(100, 0, 0, 1_000, 0, null);
        tell(110, 7, 1, 21_000, 10_000, 0.512345);
        assertThat(line())
                .isEqualTo("Trial 7/16, 21,000/70,000 epochs, 2,000 epochs/s, 25 s left, best validation.rmse 0.5123"
                        + " (learningRate 0.01), 1 failed");
    }

    @Test
    void writesLongTimesInMinutesAndHours() {
        tell(0, 0, 0, 0, 0, null);
        tell(10, 0, 0, 4_000, 0, null);
        assertThat(line()).isEqualTo("Trial 0/16, 4,000/80,000 epochs, 400 epochs/s, 3 min 10 s left");
        tell(10_000, 0, 0, 40_000, 0, null);
        assertThat(line()).isEqualTo("Trial 0/16, 40,000/80,000 epochs, 4 epochs/s, 2 h 46 min left");
    }

    @Test
    void alwaysShowsTheLastTrial() {
        tell(0, 0, 0, 0, 0, null);
        tell(2, 16, 0, 80_000, 0, 0.5);
        assertThat(log.infoLines())
                .containsExactly("Trial 16/16, 80,000/80,000 epochs, 40,000 epochs/s, best validation.rmse 0.5000"
                        + " (learningRate 0.01)");
    }

    @Test
    void saysThatTheFinalModelIsTrained() {
        tell(0, 0, 0, 0, 0, null);
        progress.accept(new WorkerEvent.FinalTraining(20_640, 37));
        assertThat(line()).isEqualTo("Training the final model on all 20,640 rows");
    }

    @Test
    void saysThatTheTableOfTheModelIsInFiles() {
        tell(0, 0, 0, 0, 0, null);
        progress.accept(new WorkerEvent.TableInFiles("The table has 20,000,000 rows"));
        assertThat(line()).isEqualTo("The table has 20,000,000 rows");
    }
}
