package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.file.TemporaryFolder;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the worker. It connects to the loopback port that the environment specifies, says hello with the token from the environment, and
 * serves one request after the other until the connection is closed.
 */
public final class WorkerMain {
    /** The environment variable with the loopback port of the process that started this one. */
    public static final String PORT = "REGRESSION_WORKER_PORT";
    /** The environment variable with the token that proves to that process who is connecting. */
    public static final String TOKEN = "REGRESSION_WORKER_TOKEN";
    /** The environment variable with a file that is no longer needed: it contained the arguments of this JVM. */
    public static final String ARGFILE = "REGRESSION_WORKER_ARGFILE";

    /** The environment variable that names the folder for temporary files, if the worker has one of its own. */
    public static final String FOLDER = "REGRESSION_WORKER_FOLDER";

    /** The environment variable that says whether the first request is a training: {@code true} or {@code false}. */
    public static final String TRAINS = "REGRESSION_WORKER_TRAINS";

    /** A worker that hasn't been asked for this long ends soon, and must not be asked again: an IDE may never say that its build has ended. */
    public static final Duration ASKED_AGAIN_WITHIN = Duration.ofMinutes(5);

    private static final int RETRY_MILLIS = 100;

    private WorkerMain() {}

    /**
     * Serves requests and ends the process.
     *
     * @param args not read; the environment has what the worker needs to know
     */
    public static void main(String[] args) {
        ExitCode code = ExitCode.BROKEN;
        try {
            deleteArgfile(System.getenv(ARGFILE));
            // After Ctrl-C, of which the build dies, too.
            Runtime.getRuntime().addShutdownHook(new Thread(WorkerMain::deleteFolder));
            code = serve(Integer.parseInt(System.getenv(PORT)), System.getenv(TOKEN));
        } catch (Throwable e) {
            System.err.println(Reason.of(e));
        }
        end(code);
    }

    /** Not by exit: threads of native libraries must not delay the end. */
    static void end(ExitCode code) {
        deleteFolder();
        Runtime.getRuntime().halt(code.code());
    }

    /** The process that started this one deletes it, too, unless it has been killed in the meantime. */
    private static void deleteFolder() {
        String folder = System.getenv(FOLDER);
        if (folder != null) {
            TemporaryFolder.at(Path.of(folder)).close();
        }
    }

    /** The process that started this one deletes it, too, unless it has been killed in the meantime. */
    private static void deleteArgfile(@Nullable String argfile) {
        try {
            if (argfile != null) {
                Files.deleteIfExists(Path.of(argfile));
            }
        } catch (IOException e) {
            System.err.println("Cannot delete " + Reason.of(e));
        }
    }

    private static ExitCode serve(int port, String token) throws InterruptedException {
        try {
            while (true) {
                try (WorkerChannel channel = new WorkerChannel(new Socket(InetAddress.getLoopbackAddress(), port))) {
                    WorkerRequest request = greet(channel, token);
                    if (request != null) {
                        new RequestLoop(channel).serveFrom(request);
                    }
                }
                // Rejected as unknown because its greeting took too long: this process was paused just then. If no one
                // is listening anymore, the next attempt ends it.
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (IOException e) {
            System.err.println(
                    "The connection to the build, port " + port + " of this machine, broke: " + Reason.of(e));
            return ExitCode.ORPHANED;
        }
    }

    /** In the background. Most kernels are those of any network. */
    private static void compileKernels() {
        TrainingEngine unused =
                TrainingEngines.prepared(EngineName.VECTOR, NetworkSpec.defaults(), TrainingSpec.defaults(), 1);
    }

    /** What is to be done first; null if the other side has closed the connection. */
    private static @Nullable WorkerRequest greet(WorkerChannel channel, String token) {
        try {
            channel.greet(token);
            // Meanwhile, the build has to put its request together.
            if (Boolean.parseBoolean(System.getenv(TRAINS))) {
                compileKernels();
            }
            return channel.receive(WorkerRequest.class);
        } catch (IOException e) {
            return null;
        }
    }
}
