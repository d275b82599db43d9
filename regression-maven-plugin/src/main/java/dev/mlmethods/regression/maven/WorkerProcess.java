package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.LacksZstdException;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.worker.WorkerChannel;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerMain;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One worker JVM: started, given requests as long as it answers, listened to, and never left behind. */
final class WorkerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An archive takes one to three seconds; if the machine is so busy that it takes this long, it isn't the time for one. */
    private static final Duration ARCHIVING = Duration.ofSeconds(20);

    private final WorkerSetup setup;
    private final Duration patience;
    private final @Nullable ArchiveUse archive;
    private final UnaryOperator<String> shown;
    private @Nullable StartedWorker started;
    private boolean hasServed;
    private long idleSince;

    /** A worker that has yet to be started and doesn't use archives of classes. */
    WorkerProcess(WorkerSetup setup) {
        this(setup, PATIENCE, null, UnaryOperator.identity());
    }

    /** A worker that has yet to be started. */
    WorkerProcess(WorkerSetup setup, @Nullable ArchiveUse archive) {
        this(setup, PATIENCE, archive, UnaryOperator.identity());
    }

    /**
     * A worker with a limit on how long a process that has connected may take to say hello, and how long the worker may take to end after hanging up.
     */
    WorkerProcess(WorkerSetup setup, Duration patience, @Nullable ArchiveUse archive) {
        this(setup, patience, archive, UnaryOperator.identity());
    }

    private WorkerProcess(
            WorkerSetup setup, Duration patience, @Nullable ArchiveUse archive, UnaryOperator<String> shown) {
        this.shown = shown;
        this.setup = setup;
        this.patience = patience;
        this.archive = archive;
    }

    /**
     * A worker that has yet to be started, and is told something that nobody else may see.
     *
     * @param shown what may be seen of anything that the worker says or prints
     */
    static WorkerProcess hiding(WorkerSetup setup, UnaryOperator<String> shown) {
        return new WorkerProcess(setup, PATIENCE, null, shown);
    }

    WorkerSetup setup() {
        return setup;
    }

    boolean isAlive() {
        return started != null && started.process().isAlive();
    }

    /** Whether it can be given another request: it is alive, and won't end by itself. */
    boolean canBeAsked() {
        return isAlive() && System.nanoTime() - idleSince < WorkerMain.ASKED_AGAIN_WITHIN.toNanos();
    }

    /**
     * Starts it if it is not running. It gets ready while this process does something else.
     *
     * @param trains whether its first request is a training with the engine {@code vector}
     * @throws RegressionException if it cannot be started
     */
    void start(boolean trains, Log log) {
        if (started == null) {
            try {
                List<String> more = archive == null ? List.of() : List.of(archive.argument());
                started = StartedWorker.start(setup, more, trains, patience, shown, log);
                idleSince = System.nanoTime();
            } catch (IOException e) {
                throw cannotRun(e);
            }
        }
    }

    /**
     * Runs a request to its end, however long that takes while the worker is alive. Afterwards, it can be given another request; if this fails, its
     * process has ended.
     *
     * @param timeoutSeconds 0 for no limit
     * @throws LacksZstdException if the worker needs the library for zstd on its class path
     * @throws RegressionException if the worker fails, crashes or takes too long
     */
    WorkerEvent.Finished run(WorkerRequest request, int timeoutSeconds, Progress progress, Log log) {
        boolean finished = false;
        try {
            WorkerEvent.Finished result = result(request, timeoutSeconds, progress, log);
            finished = true;
            hasServed = true;
            idleSince = System.nanoTime();
            return result;
        } catch (IOException e) {
            throw cannotRun(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegressionException("The build was interrupted, and the worker was stopped.", e);
        } finally {
            if (!finished) {
                close();
            }
        }
    }

    private RegressionException cannotRun(IOException e) {
        return new RegressionException(
                "Cannot run the worker " + setup.command().get(0) + ": " + Reason.of(e) + ".", e);
    }

    private WorkerEvent.Finished result(WorkerRequest request, int timeoutSeconds, Progress progress, Log log)
            throws IOException, InterruptedException {
        EarlierResults earlier = EarlierResults.of(request);
        start(request.trains() && !request.needsDl4j(), log);
        StartedWorker worker = Objects.requireNonNull(started);
        worker.worksFor(log);
        try (TimeLimit limit = TimeLimit.of(timeoutSeconds, worker.process())) {
            LastWord last = converse(worker, request, progress, log);
            progress.end();
            return finished(last, worker.process(), worker.output(), limit, earlier);
        }
    }

    private static LastWord converse(StartedWorker worker, WorkerRequest request, Progress progress, Log log)
            throws IOException, InterruptedException {
        WorkerChannel channel = worker.channel();
        if (channel == null) {
            return LastWord.none("before it had connected");
        }
        try {
            channel.send(request);
            WorkerEvent event = channel.receive(WorkerEvent.class);
            while (event instanceof WorkerEvent.Progress
                    || event instanceof WorkerEvent.TableInFiles
                    || event instanceof WorkerEvent.FittingLeastSquares
                    || event instanceof WorkerEvent.FinalTraining
                    || event instanceof WorkerEvent.Sweeping
                    || event instanceof WorkerEvent.OnCluster
                    || event instanceof WorkerEvent.Tuning) {
                progress.accept(event);
                event = channel.receive(WorkerEvent.class);
            }
            return new LastWord(event, "");
        } catch (JacksonException e) {
            worker.process().destroyForcibly();
            return LastWord.none("because it was stopped: it sent something that is not an event");
        } catch (EOFException e) {
            return LastWord.none("because " + Reason.of(e));
        } catch (IOException e) {
            // This is how it looks if the worker has ended: its exit code says more.
            log.debug("The connection to the worker broke: " + Reason.of(e));
            return new LastWord(null, "");
        }
    }

    private WorkerEvent.Finished finished(
            LastWord last, Process process, WorkerOutput output, TimeLimit limit, EarlierResults earlier)
            throws InterruptedException {
        if (last.event() instanceof WorkerEvent.Finished finished) {
            return finished;
        }
        if (last.event() instanceof WorkerEvent.Failed told) {
            WorkerEvent.Failed failed =
                    new WorkerEvent.Failed(shown.apply(told.message()), shown.apply(told.stackTrace()));
            throw new RegressionException(failed.message().lines().toList(), FoldedStackTrace.of(failed));
        }
        if (last.event() instanceof WorkerEvent.LacksZstd) {
            throw new LacksZstdException(null);
        }
        boolean livesOn = !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        // A worker that has ended is left alone: ending it would close its output before all of it is read.
        if (livesOn) {
            process.destroyForcibly();
        }
        int exitCode = process.waitFor();
        if (archive != null) {
            archive.archive().discard();
        }
        if (limit.isExceeded()) {
            throw new RegressionException("The worker did not finish within timeoutSeconds = " + limit.seconds()
                    + " and was stopped; " + earlier.afterwards() + ". Raise timeoutSeconds, or train less (epochs,"
                    + " batchSize).");
        }
        String ending = livesOn
                ? "The worker hung up and did not end by itself, so it was stopped after " + patience.toSeconds()
                        + " s, without a result"
                : "The worker ended with exit code " + exitCode + WorkerExit.meaning(exitCode) + " and without a result"
                        + last.circumstance();
        List<String> message = new ArrayList<>(output.lastLines());
        message.set(
                0,
                ending + "; " + earlier.afterwards() + ". Its command was " + String.join(" ", setup.command()) + " "
                        + WorkerMain.class.getName() + message.get(0));
        throw new RegressionException(message, null);
    }

    /** Ends it if it won't be given another request. If it creates an archive of its classes, this waits for that. */
    void retire() {
        try {
            if (archive != null && archive.isMaking() && hasServed && started != null) {
                if (started.hangUp(ARCHIVING)) {
                    archive.archive().keep();
                } else {
                    archive.archive().refuse();
                }
            }
        } catch (IOException e) {
            // The archive can be created another time.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            if (started != null) {
                started.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            started = null;
            if (archive != null && archive.isMaking()) {
                archive.archive().giveUp();
            }
        }
    }

    /**
     * What a worker said last.
     *
     * @param event null if it ended without a result
     * @param circumstance how that happened; continues the sentence that says so
     */
    private record LastWord(@Nullable WorkerEvent event, String circumstance) {
        private static LastWord none(String circumstance) {
            return new LastWord(null, ", " + circumstance);
        }
    }
}
