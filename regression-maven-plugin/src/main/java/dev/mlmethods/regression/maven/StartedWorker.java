package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.WorkerChannel;
import dev.mlmethods.regression.worker.WorkerMain;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The process of a worker, the port where it says hello, and afterwards the connection to it. */
final class StartedWorker implements AutoCloseable {
    private final Process process;
    private final WorkerOutput output;
    private final Reception reception;
    private final Path argfile;
    private @Nullable WorkerChannel channel;

    private StartedWorker(Process process, WorkerOutput output, Reception reception, Path argfile) {
        this.process = process;
        this.output = output;
        this.reception = reception;
        this.argfile = argfile;
    }

    /**
     * Starts the process without waiting for anything.
     *
     * @param moreArguments of the JVM
     * @param trains whether its first request is a training with the engine {@code vector}
     * @param patience how long a process that has connected may take to say hello
     * @param shown what may be seen of a line that it prints
     */
    static StartedWorker start(
            WorkerSetup setup,
            List<String> moreArguments,
            boolean trains,
            Duration patience,
            UnaryOperator<String> shown,
            Log log)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(setup.command().subList(1, setup.command().size()));
        arguments.addAll(moreArguments);
        Path argfile = Argfile.temporary().write(arguments, setup.classpath());
        try {
            Reception reception = Reception.open(patience, log);
            try {
                Process process = start(setup, argfile, trains, reception, log);
                return new StartedWorker(process, WorkerOutput.follow(process, shown, log), reception, argfile);
            } catch (IOException e) {
                reception.close();
                throw e;
            }
        } catch (IOException e) {
            Argfile.delete(argfile);
            throw e;
        }
    }

    private static Process start(WorkerSetup setup, Path argfile, boolean trains, Reception reception, Log log)
            throws IOException {
        log.debug("Worker: " + setup.command().get(0) + " @" + argfile + " with " + setup.command() + " and "
                + setup.classpath());
        ProcessBuilder builder = new ProcessBuilder(setup.command().get(0), "@" + argfile)
                .directory(setup.directory().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.putAll(setup.environment());
        environment.put(WorkerMain.PORT, Integer.toString(reception.port()));
        environment.put(WorkerMain.TOKEN, reception.token());
        environment.put(WorkerMain.ARGFILE, argfile.toString());
        environment.put(WorkerMain.TRAINS, Boolean.toString(trains));
        environment.put("OMP_NUM_THREADS", Integer.toString(setup.threads()));
        // Each process that finds this variable would print a line.
        environment.remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    Process process() {
        return process;
    }

    WorkerOutput output() {
        return output;
    }

    /** From now on it works for a goal with this log; what it printed for others doesn't explain anything. */
    void worksFor(Log log) {
        if (channel != null) {
            output.goOn(log);
        }
    }

    /**
     * The connection to it, once it has said hello. Null if it ended before that.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Nullable
    WorkerChannel channel() throws IOException, InterruptedException {
        if (channel == null) {
            Socket socket = reception.worker(process);
            channel = socket == null ? null : new WorkerChannel(socket);
            Argfile.delete(argfile);
        }
        return channel;
    }

    /**
     * Hangs up, and waits for the process to end by itself.
     *
     * @return whether it did
     */
    boolean hangUp(Duration atMost) throws IOException, InterruptedException {
        if (channel != null) {
            channel.close();
        }
        boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            // From JDK 25 on, a separate JVM creates the archive.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        }
        return ended;
    }

    /** Ends the process, whatever it is doing. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Argfile.delete(argfile);
        reception.close();
        if (channel != null) {
            channel.close();
        }
    }
}
