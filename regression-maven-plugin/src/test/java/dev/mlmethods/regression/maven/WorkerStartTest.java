package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerStartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void namesTheExecutableThatCannotBeStarted() {
        RecordingLog log = new RecordingLog();
        String java = folder.resolve("no-java").toString();
        WorkerProcess worker = new WorkerProcess(new WorkerSetup(List.of(java), List.of(), 1, folder));
        assertThatThrownBy(() -> worker.run(
                        new WorkerRequest.Predict(Backend.CPU, "/a", "/m", "in.csv", "/p"),
                        0,
                        new TrainingProgress(ProgressDisplay.of(Sessions.batch(), log, () -> 0), 1),
                        log))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("Cannot run the worker " + java + ": Cannot run program \"" + java + "\"");
    }
}
