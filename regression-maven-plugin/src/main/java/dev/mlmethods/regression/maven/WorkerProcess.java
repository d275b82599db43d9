package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.worker.WorkerChannel;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerMain;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One worker JVM: started, asked, listened to, and never left behind. */
final class WorkerProcess {
    private static final int POLL_MILLIS = 100;
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

    /** With the time that a process has to say hello once it has connected, and to end once it has hung up. */
    WorkerProcess(List<String> command, List<File> classpath, int threads, Path basedir, Log log, Duration patience) {
        this.command = command;
        this.classpath = classpath;
        this.threads = threads;
        this.basedir = basedir;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Runs a request to its end.
     *
     * @param timeoutSeconds 0: no limit
     * @throws RegressionException if the worker fails, crashes or takes too long
     */
    WorkerEvent.Finished run(WorkerRequest request, int timeoutSeconds, Progress progress) {
        EarlierResults earlier = EarlierResults.of(request);
        Path argfile = null;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            argfile = Argfile.write(command.subList(1, command.size()), classpath);
            String token = token();
            Process process = start(argfile, server.getLocalPort(), token);
            try (TimeLimit limit = TimeLimit.of(timeoutSeconds, process)) {
                WorkerOutput output = WorkerOutput.follow(process, log);
                WorkerEvent result = converse(server, token, process, request, progress);
                progress.end();
                return finished(result, process, output, limit, earlier);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new RegressionException("Cannot run the worker " + command.get(0) + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegressionException("The build was interrupted, and the worker was stopped.", e);
        } finally {
            delete(argfile);
        }
    }

    private static String token() {
        byte[] token = new byte[16];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    private Process start(Path argfile, int port, String token) throws IOException {
        log.debug("Worker: " + command.get(0) + " @" + argfile + " with " + command + " and " + classpath);
        ProcessBuilder builder = new ProcessBuilder(command.get(0), "@" + argfile)
                .directory(basedir.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put(WorkerMain.PORT, Integer.toString(port));
        environment.put(WorkerMain.TOKEN, token);
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        // It would print a line for each process that finds it.
        environment.remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    /** Returns the worker's last word, or null if it ended without one. */
    private @Nullable WorkerEvent converse(
            ServerSocket server, String token, Process process, WorkerRequest request, Progress progress) {
        try (WorkerChannel channel = accept(server, token, process)) {
            if (channel == null) {
                return null;
            }
            channel.send(request);
            WorkerEvent event = channel.receive(WorkerEvent.class);
            while (event instanceof WorkerEvent.Progress
                    || event instanceof WorkerEvent.FittingLeastSquares
                    || event instanceof WorkerEvent.Sweeping) {
                progress.accept(event);
                event = channel.receive(WorkerEvent.class);
            }
            return event;
        } catch (IOException | JacksonException e) {
            log.debug("The line to the worker broke: " + e.getMessage());
            return null;
        }
    }

    /** Waits for this worker, and no other process, to say hello. */
    private @Nullable WorkerChannel accept(ServerSocket server, String token, Process process) throws IOException {
        server.setSoTimeout(POLL_MILLIS);
        while (process.isAlive()) {
            try {
                Socket socket = server.accept();
                WorkerChannel channel = greeted(socket, token);
                if (channel != null) {
                    return channel;
                }
                socket.close();
            } catch (SocketTimeoutException e) {
                // Not yet; the loop looks whether it is still alive.
            }
        }
        return null;
    }

    /** The channel to the worker; null: it is another process that has connected. */
    private @Nullable WorkerChannel greeted(Socket socket, String token) {
        try {
            WorkerChannel channel = new WorkerChannel(socket);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            boolean isWorker = new WorkerEvent.Hello(token).equals(channel.receive(WorkerEvent.class));
            socket.setSoTimeout(0);
            return isWorker ? channel : null;
        } catch (IOException | JacksonException e) {
            log.debug("A connection that is not the worker's: " + e.getMessage());
            return null;
        }
    }

    private WorkerEvent.Finished finished(
            @Nullable WorkerEvent result, Process process, WorkerOutput output, TimeLimit limit, EarlierResults earlier)
            throws InterruptedException {
        if (result instanceof WorkerEvent.Finished finished) {
            return finished;
        }
        if (result instanceof WorkerEvent.Failed failed) {
            throw new RegressionException(failed.message().lines().toList(), FoldedStackTrace.of(failed));
        }
        int exitCode = exitCode(process);
        if (limit.isExceeded()) {
            throw new RegressionException("The worker did not finish within timeoutSeconds = " + limit.seconds()
                    + " and was stopped; " + earlier.afterwards() + ". Raise timeoutSeconds, or train less (epochs,"
                    + " batchSize).");
        }
        List<String> message = new ArrayList<>(output.lastLines());
        message.set(
                0,
                "The worker ended with exit code " + exitCode
                        + " and without a result; " + earlier.afterwards() + ". Its command was "
                        + String.join(" ", command) + " " + WorkerMain.class.getName() + message.get(0));
        throw new RegressionException(message, null);
    }

    /** A worker that has hung up ends by itself, or else here. */
    private int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
