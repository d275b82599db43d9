package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Reason;
import dev.mlmethods.regression.worker.WorkerChannel;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerMain;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One worker JVM: started, asked, listened to, and never left behind. */
final class WorkerProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> command;
    private final List<File> classpath;
    private final int threads;
    private final Path basedir;
    private final Log log;
    private final Duration patience;

    WorkerProcess(List<String> command, List<File> classpath, int threads, Path basedir, Log log) {
        this(command, classpath, threads, basedir, log, PATIENCE);
    }

    /** With the time that whoever has connected has to say hello, and that the worker has to end once it has hung up. */
    WorkerProcess(List<String> command, List<File> classpath, int threads, Path basedir, Log log, Duration patience) {
        this.command = command;
        this.classpath = classpath;
        this.threads = threads;
        this.basedir = basedir;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Runs a request to its end, however long that takes while the worker lives.
     *
     * @param timeoutSeconds 0: no limit
     * @throws RegressionException if the worker fails, crashes or takes too long
     */
    WorkerEvent.Finished run(WorkerRequest request, int timeoutSeconds, Progress progress) {
        EarlierResults earlier = EarlierResults.of(request);
        Path argfile = Argfile.temporary().write(command.subList(1, command.size()), classpath);
        try (Reception reception = Reception.open(patience, log)) {
            Process process = start(argfile, reception);
            try (TimeLimit limit = TimeLimit.of(timeoutSeconds, process)) {
                WorkerOutput output = WorkerOutput.follow(process, log);
                LastWord last = converse(reception, process, request, progress);
                progress.end();
                return finished(last, process, output, limit, earlier);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new RegressionException("Cannot run the worker " + command.get(0) + ": " + Reason.of(e) + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegressionException("The build was interrupted, and the worker was stopped.", e);
        } finally {
            Argfile.delete(argfile);
        }
    }

    private Process start(Path argfile, Reception reception) throws IOException {
        log.debug("Worker: " + command.get(0) + " @" + argfile + " with " + command + " and " + classpath);
        ProcessBuilder builder = new ProcessBuilder(command.get(0), "@" + argfile)
                .directory(basedir.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put(WorkerMain.PORT, Integer.toString(reception.port()));
        environment.put(WorkerMain.TOKEN, reception.token());
        environment.put(WorkerMain.ARGFILE, argfile.toString());
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        // It would print a line for each process that finds it.
        environment.remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private LastWord converse(Reception reception, Process process, WorkerRequest request, Progress progress)
            throws IOException, InterruptedException {
        Socket socket = reception.worker(process);
        if (socket == null) {
            return LastWord.none("before it had said hello");
        }
        try (WorkerChannel channel = new WorkerChannel(socket)) {
            channel.send(request);
            WorkerEvent event = channel.receive(WorkerEvent.class);
            while (event instanceof WorkerEvent.Progress
                    || event instanceof WorkerEvent.FittingLeastSquares
                    || event instanceof WorkerEvent.Sweeping) {
                progress.accept(event);
                event = channel.receive(WorkerEvent.class);
            }
            return new LastWord(event, "");
        } catch (JacksonException e) {
            process.destroyForcibly();
            return LastWord.none("for it was stopped: it said what is no event");
        } catch (EOFException e) {
            return LastWord.none("for " + Reason.of(e));
        } catch (IOException e) {
            // So it looks where the worker has ended: its exit code says more.
            log.debug("The line to the worker broke: " + Reason.of(e));
            return new LastWord(null, "");
        }
    }

    private WorkerEvent.Finished finished(
            LastWord last, Process process, WorkerOutput output, TimeLimit limit, EarlierResults earlier)
            throws InterruptedException {
        if (last.event() instanceof WorkerEvent.Finished finished) {
            return finished;
        }
        if (last.event() instanceof WorkerEvent.Failed failed) {
            throw new RegressionException(failed.message().lines().toList(), FoldedStackTrace.of(failed));
        }
        boolean livesOn = !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        // One that has ended is left alone: that would close its output before all of it is read.
        if (livesOn) {
            process.destroyForcibly();
        }
        int exitCode = process.waitFor();
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
                ending + "; " + earlier.afterwards() + ". Its command was " + String.join(" ", command) + " "
                        + WorkerMain.class.getName() + message.get(0));
        throw new RegressionException(message, null);
    }

    /**
     * What a worker said last.
     *
     * @param event null: it ended without a result
     * @param circumstance how that came; continues the sentence that says so
     */
    private record LastWord(@Nullable WorkerEvent event, String circumstance) {
        private static LastWord none(String circumstance) {
            return new LastWord(null, ", " + circumstance);
        }
    }
}
