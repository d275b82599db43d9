package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the worker. It connects to the loopback port that the environment names, says hello with the token
 * from there, and serves one request after the other until the line is closed.
 */
public final class WorkerMain {
    /** The environment variable with the loopback port of the process that started this one. */
    public static final String PORT = "REGRESSION_WORKER_PORT";
    /** The environment variable with the token that proves to it who connects. */
    public static final String TOKEN = "REGRESSION_WORKER_TOKEN";
    /** The environment variable with a file that has served its purpose: it had the arguments of this JVM. */
    public static final String ARGFILE = "REGRESSION_WORKER_ARGFILE";

    /**
     * A worker that has not been asked for so long ends soon, and is not to be asked again: an IDE may never say that its build has ended.
     */
    public static final Duration ASKED_AGAIN_WITHIN = Duration.ofMinutes(5);

    private static final int RETRY_MILLIS = 100;

    private WorkerMain() {}

    /** Serves requests and ends the process. */
    public static void main(String[] args) {
        ExitCode code = ExitCode.BROKEN;
        try {
            deleteArgfile(System.getenv(ARGFILE));
            code = serve(Integer.parseInt(System.getenv(PORT)), System.getenv(TOKEN));
        } catch (Throwable e) {
            System.err.println(Reason.of(e));
        }
        // Not exit: threads of native libraries must not hold up the end.
        Runtime.getRuntime().halt(code.code());
    }

    /** The process that started this one deletes it, too, unless it has been killed meanwhile. */
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
                // Turned away as a stranger, whose greeting takes too long: this process was paused just then. Where
                // nobody listens any more, the next
                // attempt ends it.
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (IOException e) {
            System.err.println(
                    "The connection to the build, port " + port + " of this machine, broke: " + Reason.of(e));
            return ExitCode.ORPHANED;
        }
    }

    /** What is to be done first; null: the other side has hung up. */
    private static @Nullable WorkerRequest greet(WorkerChannel channel, String token) {
        try {
            channel.greet(token);
            // The build has to put its request together meanwhile.
            Json.getReady(WorkerRequest.class);
            return channel.receive(WorkerRequest.class);
        } catch (IOException e) {
            return null;
        }
    }
}
