package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlmethods.regression.LacksZstdException;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A {@link FakeWorker} in its own JVM. The time limit is only there so that a worker that hangs doesn't hang the build. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WorkerProcessTest {
    private static final WorkerRequest REQUEST = new WorkerRequest.Predict(Backend.CPU, "/a", "/m", "in.csv", "/p");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final RecordingLog log = new RecordingLog();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Whatever happened, no process and no file is left. */
    @AfterEach
    void leavesNothingBehind() throws InterruptedException {
        ProcessHandle.of(pid()).ifPresent(process -> process.onExit().join());

        String start = log.debugLines().get(0);
        assertThat(start).startsWith("Worker: " + JAVA + " @");
        Path argfile = Path.of(start.substring(start.indexOf('@') + 1, start.indexOf(" with ")));
        assertThat(argfile).doesNotExist();
    }

    @Test
    void hearsTheResultOfWhatItAsked() throws IOException {
        WorkerEvent.Finished finished = run("succeed", 0);
        assertThat(finished.warnings()).containsExactly("a warning");
        assertThat(finished.violations()).containsExactly("a violation");
        assertThat(finished.summary())
                .containsExactly(
                        REQUEST.toString(),
                        "-cp " + String.join(File.pathSeparator, "lib/a b.jar", "c.jar")
                                + " dev.mlmethods.regression.worker.WorkerMain",
                        "OMP_NUM_THREADS=3",
                        "JAVA_TOOL_OPTIONS=null",
                        folder.toRealPath().toString());
    }

    @Test
    void logsTheLastEpoch() {
        run("succeed", 0);
        // Earlier ones are shown only if the machine is so busy that they are seconds apart.
        assertThat(log.infoLines()).containsExactly("Epoch 2/2, loss 0.250000, validation loss 1.00000");
    }

    @Test
    void logsTheEndOfASweep() {
        Progress progress =
                new SweepProgressLine(ProgressDisplay.of(Sessions.batch(), log, () -> 0), "validation.rmse", () -> 0);
        try (WorkerProcess worker = worker("sweep", Duration.ofSeconds(30))) {
            worker.run(REQUEST, 0, progress, log);
        }
        assertThat(log.infoLines())
                .containsExactly("Trial 2/2, 30/30 epochs, best validation.rmse 0.5000 (epochs 20), 1 failed");
    }

    @Test
    void failsWithTheWorkersMessageAndShowsItsStackTraceAsTheCause() {
        RegressionException failure = failure("fail", 0);
        assertThat(failure).hasMessage("The data is at fault.");
        // The same message, which Maven therefore doesn't append.
        assertThat(failure.getCause()).isNotNull().hasMessage("The data is at fault.");
        assertThat(failure.getCause().getStackTrace())
                .containsExactly(new StackTraceElement("a.b.C", "d", "C.java", 7));
    }

    @Test
    void tellsThatAWorkerNeedsTheLibraryForZstd() {
        assertThat(failure("lackZstd", 0)).isInstanceOf(LacksZstdException.class);
    }

    @Test
    void saysHowAWorkerCrashed() {
        String lastLines =
                IntStream.rangeClosed(6, 25).mapToObj(line -> "line " + line).collect(Collectors.joining("\n"));
        assertThat(failure("crash", 0))
                .hasMessage("The worker ended with exit code 42 and without a result; existing results are unchanged."
                        + " Its command was " + String.join(" ", command("crash"))
                        + " dev.mlmethods.regression.worker.WorkerMain; the last that it printed:\n" + lastLines);
    }

    @Test
    void saysThatAWorkerCrashedBeforeItTookTheRequest() {
        assertThat(failure("crashUnasked", 0))
                .hasMessageStartingWith("The worker ended with exit code 43 and without a result; existing results are"
                        + " unchanged. Its command was ")
                .hasMessageContaining("; the last that it printed:\npid ");
    }

    @Test
    void saysThatAWorkerCrashedBeforeItConnected() {
        assertThat(failure("crashUnconnected", 0))
                .hasMessageStartingWith(
                        "The worker ended with exit code 44 and without a result, before it had connected;"
                                + " existing results are unchanged. Its command was ");
    }

    @Test
    void endsAWorkerThatHangsUpAndLivesOn() {
        assertThat(failure("hangUp", 0, Duration.ofSeconds(1)))
                .hasMessageStartingWith(
                        "The worker hung up and did not end by itself, so it was stopped after 1 s, without"
                                + " a result; existing results are unchanged. Its command was ");
    }

    @Test
    void endsAWorkerThatSpeaksAnotherLanguage() {
        assertThat(failure("babble", 0))
                .hasMessageMatching(
                        "(?s)The worker ended with exit code \\d+( \\(.*\\))? and without a result, because it was stopped: it sent"
                                + " something that is not an event; existing results are unchanged\\. .*");
    }

    @Test
    void stopsAWorkerThatTakesTooLong() {
        assertThat(failure("train", 5))
                .hasMessage("The worker did not finish within timeoutSeconds = 5 and was stopped; existing results are"
                        + " unchanged. Raise timeoutSeconds, or train less (epochs, batchSize).");
    }

    @Test
    void stopsAWorkerThatNeverConnects() {
        assertThat(failure("neverConnect", 5))
                .hasMessage("The worker did not finish within timeoutSeconds = 5 and was stopped; existing results are"
                        + " unchanged. Raise timeoutSeconds, or train less (epochs, batchSize).");
    }

    @Test
    void refusesOthersThatConnectAndStillAcceptsTheWorker() {
        assertThat(run("intrude", 0, Duration.ofSeconds(1)).summary())
                .containsExactly("liar -1", "babbler -1", "endless stopped", "silent -1", "slow stopped");
    }

    /** Strangers have more time than the test may take, which shows that none of them is waited for. */
    @Test
    void hearsTheWorkerWhileOthersAreConnected() {
        assertThat(run("comeBesideOthers", 0, Duration.ofHours(1)).summary()).containsExactly("turned away: 100");
    }

    @Test
    void waitsForAWorkerThatIsPausedBeforeItSaysHello() {
        assertThat(run("comeAgain", 0, Duration.ofMillis(300)).summary()).containsExactly("at first -1");
    }

    @Test
    void saysThatTheLastMessageBreaksOffAndWhatTheExitCodeMeans() {
        assertThat(failure("breakOff", 0))
                .hasMessageStartingWith(
                        "The worker ended with exit code 137 (it was killed, by the operating system for lack"
                                + " of memory or by somebody) and without a result, because a message ends abruptly after 13"
                                + " characters; existing results are unchanged. Its command was ");
    }

    @Test
    void stopsTheWorkerWhereTheBuildIsInterrupted() throws InterruptedException {
        Thread build = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                pid();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            build.interrupt();
        });
        interrupter.start();
        assertThat(failure("neverConnect", 0)).hasMessage("The build was interrupted, and the worker was stopped.");
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
    }

    @Test
    void isNotDisturbedByWhatTheWorkerPrints() {
        assertThat(run("noise", 0).summary()).containsExactly("done");
    }

    @Test
    void servesOneRequestAfterTheOther() throws InterruptedException {
        RecordingLog ofSecondGoal = new RecordingLog();
        try (WorkerProcess worker = worker("serve", Duration.ofSeconds(30))) {
            worker.start(false, log);
            worker.start(false, log);
            assertThat(worker.run(REQUEST, 0, progress(), log).summary()).containsExactly("request 1");
            assertThat(printed(log, "serves")).isEqualTo("serves request 1");
            assertThat(worker.run(REQUEST, 0, progress(), ofSecondGoal).summary())
                    .containsExactly("request 2");
            assertThat(printed(ofSecondGoal, "serves")).isEqualTo("serves request 2");
            assertThat(worker.isAlive()).isTrue();
            // The last word about the worker is the output of the request that it failed in.
            assertThat(catchThrowableOfType(
                            RegressionException.class, () -> worker.run(REQUEST, 0, progress(), ofSecondGoal)))
                    .hasMessageStartingWith("The worker ended with exit code 42 and without a result; existing results"
                            + " are unchanged. Its command was ")
                    .hasMessageEndingWith("; the last that it printed:\ncrashes in request 3");
            assertThat(worker.isAlive()).isFalse();
        }
        assertThat(log.debugLines()).contains("serves request 1").doesNotContain("serves request 2");
    }

    @Test
    void whatNobodyMaySeeIsHiddenInAllThatAWorkerSays() throws Exception {
        WorkerSetup setup = new WorkerSetup(command("fail"), List.of(), 1, folder);
        try (WorkerProcess worker = WorkerProcess.hiding(setup, text -> text.replaceAll("[a-z]{4}", "*"))) {
            RegressionException failure =
                    catchThrowableOfType(RegressionException.class, () -> worker.run(REQUEST, 0, progress(), log));
            assertThat(failure.getMessage()).contains("*").doesNotContainPattern("[a-z]{4}");
            assertThat(String.valueOf(failure.getCause())).doesNotContainPattern("[a-z]{4}\\w*\\(Fake");
        }
    }

    private long pid() throws InterruptedException {
        return Long.parseLong(printed(log, "pid ").substring(4));
    }

    /** The line that begins this way. What the worker has printed is read by a thread that may lag behind its result. */
    private static String printed(RecordingLog log, String start) throws InterruptedException {
        while (true) {
            for (String line : log.debugLines()) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
            Thread.sleep(10);
        }
    }

    private WorkerEvent.Finished run(String behaviour, int timeoutSeconds) {
        return run(behaviour, timeoutSeconds, Duration.ofSeconds(30));
    }

    private WorkerEvent.Finished run(String behaviour, int timeoutSeconds, Duration patience) {
        try (WorkerProcess worker = worker(behaviour, patience)) {
            return worker.run(REQUEST, timeoutSeconds, progress(), log);
        }
    }

    private RegressionException failure(String behaviour, int timeoutSeconds) {
        return failure(behaviour, timeoutSeconds, Duration.ofSeconds(30));
    }

    private RegressionException failure(String behaviour, int timeoutSeconds, Duration patience) {
        return failure(worker(behaviour, patience), timeoutSeconds);
    }

    /** It has ended by itself, without being closed. */
    private RegressionException failure(WorkerProcess worker, int timeoutSeconds) {
        RegressionException failure = catchThrowableOfType(
                RegressionException.class, () -> worker.run(REQUEST, timeoutSeconds, progress(), log));
        assertThat(worker.isAlive()).isFalse();
        return failure;
    }

    private WorkerProcess worker(String behaviour, Duration patience) {
        return new WorkerProcess(
                new WorkerSetup(command(behaviour), List.of(new File("lib/a b.jar"), new File("c.jar")), 3, folder),
                patience,
                null);
    }

    private static List<String> command(String behaviour) {
        return List.of(JAVA, "-cp", System.getProperty("java.class.path"), FakeWorker.class.getName(), behaviour);
    }

    private TrainingProgress progress() {
        return new TrainingProgress(ProgressDisplay.of(Sessions.batch(), log, () -> 0), 2);
    }
}
