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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One worker JVM: started, asked, listened to, and never left behind. */
final class WorkerProcess {
    private static final int POLL_MILLIS = 100;

    private final List<String> command;
    private final List<File> classpath;
    private final int threads;
    private final Path basedir;
    private final Log log;

    WorkerProcess(List<String> command, List<File> classpath, int threads, Path basedir, Log log) {
        this.command = command;
        this.classpath = classpath;
        this.threads = threads;
        this.basedir = basedir;
        this.log = log;
    }

    /**
     * Runs a request to its end.
     *
     * @param timeoutSeconds 0: no limit
     * @throws RegressionException if the worker fails, crashes or takes too long
     */
    WorkerEvent.Finished run(WorkerRequest request, int timeoutSeconds, TrainingProgress progress) {
        Path argfile = null;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            argfile = Argfile.write(command.subList(1, command.size()), classpath);
            String token = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
            Process process = start(argfile, server.getLocalPort(), token);
            try (TimeLimit limit = TimeLimit.of(timeoutSeconds, process)) {
                WorkerOutput output = WorkerOutput.follow(process, log);
                WorkerEvent result = converse(server, token, process, request, progress);
                progress.end();
                return finished(result, process, output, limit);
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
    private static @Nullable WorkerEvent converse(
            ServerSocket server, String token, Process process, WorkerRequest request, TrainingProgress progress)
            throws IOException {
        try (WorkerChannel channel = accept(server, token, process)) {
            if (channel == null) {
                return null;
            }
            channel.send(request);
            WorkerEvent event = channel.receive(WorkerEvent.class);
            while (event instanceof WorkerEvent.Progress epoch) {
                progress.accept(epoch.loss());
                event = channel.receive(WorkerEvent.class);
            }
            return event;
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            return null;
        }
    }

    /** Waits for this worker, and no other process, to say hello. */
    private static @Nullable WorkerChannel accept(ServerSocket server, String token, Process process)
            throws IOException {
        server.setSoTimeout(POLL_MILLIS);
        while (process.isAlive()) {
            try {
                Socket socket = server.accept();
                WorkerChannel channel = new WorkerChannel(socket);
                if (saysHello(channel, token)) {
                    return channel;
                }
                channel.close();
            } catch (SocketTimeoutException e) {
                // Not yet; the loop looks whether it is still alive.
            }
        }
        return null;
    }

    private static boolean saysHello(WorkerChannel channel, String token) throws IOException {
        try {
            return new WorkerEvent.Hello(token).equals(channel.receive(WorkerEvent.class));
        } catch (JacksonException e) {
            return false;
        }
    }

    private WorkerEvent.Finished finished(
            @Nullable WorkerEvent result, Process process, WorkerOutput output, TimeLimit limit)
            throws InterruptedException {
        if (result instanceof WorkerEvent.Finished finished) {
            return finished;
        }
        if (result instanceof WorkerEvent.Failed failed) {
            throw new RegressionException(failed.message(), new WorkerStackTrace(failed));
        }
        int exitCode = process.waitFor();
        if (limit.isExceeded()) {
            throw new RegressionException("The worker did not finish within timeoutSeconds = " + limit.seconds()
                    + " and was stopped; existing results are unchanged. Raise timeoutSeconds, or train less (epochs,"
                    + " batchSize).");
        }
        throw new RegressionException("The worker ended with exit code " + exitCode
                + " and without a result; existing results are unchanged. Its command was "
                + String.join(" ", command) + " " + WorkerMain.class.getName() + output.lastLines());
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
