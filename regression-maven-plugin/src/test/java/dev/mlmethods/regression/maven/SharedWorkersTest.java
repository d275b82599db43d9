package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@link FakeWorker}s that serve the goals of a build. The time limit is only there so that a worker that hangs doesn't hang the build. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SharedWorkersTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final ClassArchives NO_ARCHIVES = new ClassArchives(
            null, new WorkerJvm(Path.of(JAVA), 0, false), ArchivePolicy.NEVER, Instant.EPOCH, Map.of());

    private final RecordingLog log = new RecordingLog();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenSession session = Sessions.withResolver(request);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void end() {
        SharedWorkers.of(session).close();
    }

    @Test
    void theNextGoalOfTheSameSetupHasTheSameWorker() {
        WorkerProcess first = served(setup(1));
        assertThat(served(setup(1))).isSameAs(first);
        assertThat(log.debugLines()).contains("Asks the worker that runs already.");
    }

    @Test
    void oneOfAnotherSetupHasAnotherAndTheFirstEnds() {
        WorkerProcess first = served(setup(1));
        assertThat(served(setup(2))).isNotSameAs(first);
        // As many workers are kept idle as goals run at a time: one.
        assertThat(first.isAlive()).isFalse();
    }

    @Test
    void goalsAtTheSameTimeHaveWorkersOfTheirOwnAndBothGoOn() {
        request.setDegreeOfConcurrency(2);
        SharedWorkers workers = SharedWorkers.of(session);
        WorkerProcess one = workers.take(setup(1), NO_ARCHIVES, log);
        WorkerProcess other = workers.take(setup(1), NO_ARCHIVES, log);
        assertThat(other).isNotSameAs(one);
        for (WorkerProcess worker : List.of(one, other)) {
            ask(worker);
            workers.giveBack(worker);
        }
        assertThat(List.of(workers.take(setup(1), NO_ARCHIVES, log), workers.take(setup(1), NO_ARCHIVES, log)))
                .containsExactly(one, other);
        workers.giveBack(one);
        workers.giveBack(other);
    }

    @Test
    void afterACrashTheNextGoalHasANewWorker() {
        WorkerProcess first = served(setup(1));
        served(setup(1));
        WorkerProcess again = SharedWorkers.of(session).take(setup(1), NO_ARCHIVES, log);
        assertThat(again).isSameAs(first);
        assertThat(catchThrowableOfType(RegressionException.class, () -> ask(again)))
                .hasMessageStartingWith("The worker ended with exit code 42 and without a result");
        assertThat(served(setup(1))).isNotSameAs(first);
    }

    @Test
    void oneThatHasEndedMeanwhileIsNotAskedAgain() throws InterruptedException {
        WorkerProcess first = served(setup(1));
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            if (child.info().commandLine().orElse("").contains(".args")) {
                child.destroyForcibly();
                child.onExit().join();
            }
        }
        // The process that started it notices a little later.
        while (first.isAlive()) {
            Thread.sleep(1);
        }
        assertThat(served(setup(1))).isNotSameAs(first);
    }

    /** Other listeners are notified of all events as before, and of the end first. */
    @Test
    void endsWithTheBuild() {
        List<String> heard = new ArrayList<>();
        List<WorkerProcess> workers = new ArrayList<>();
        request.setExecutionListener(new AbstractExecutionListener() {
            @Override
            public void mojoSucceeded(ExecutionEvent event) {
                heard.add("mojo succeeded");
            }

            @Override
            public void sessionEnded(ExecutionEvent event) {
                heard.add("session ended, worker alive: " + workers.get(0).isAlive());
            }
        });
        workers.add(served(setup(1)));
        ExecutionListener listener = request.getExecutionListener();
        assertThat(Set.of(listener).contains(listener)).isTrue();
        assertThat(listener).hasToString(SessionEnd.class.getName()).isNotEqualTo("another");
        listener.mojoSucceeded(null);
        assertThat(workers.get(0).isAlive()).isTrue();
        listener.sessionEnded(null);
        assertThat(workers.get(0).isAlive()).isFalse();
        assertThat(heard).containsExactly("mojo succeeded", "session ended, worker alive: true");
        // A worker that is returned too late isn't kept.
        assertThat(served(setup(1)).isAlive()).isFalse();
    }

    @Test
    void endsWithABuildThatNobodyListensTo() {
        WorkerProcess worker = served(setup(1));
        ExecutionListener listener = request.getExecutionListener();
        listener.mojoStarted(null);
        listener.sessionEnded(null);
        assertThat(worker.isAlive()).isFalse();
    }

    private WorkerProcess served(WorkerSetup setup) {
        SharedWorkers workers = SharedWorkers.of(session);
        WorkerProcess worker = workers.take(setup, NO_ARCHIVES, log);
        ask(worker);
        workers.giveBack(worker);
        return worker;
    }

    private void ask(WorkerProcess worker) {
        worker.run(new WorkerRequest.Predict(Backend.CPU, "/a", "/m", "in.csv", "/p"), 0, Progress.NONE, log);
    }

    private WorkerSetup setup(int threads) {
        return new WorkerSetup(
                List.of(JAVA, "-cp", System.getProperty("java.class.path"), FakeWorker.class.getName(), "serve"),
                List.of(),
                threads,
                folder);
    }
}
