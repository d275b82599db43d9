package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The main class of the worker. It connects to the loopback port that the environment names, says hello with the token
 * from there, and takes one request.
 */
public final class WorkerMain {
    /** The environment variable with the loopback port of the process that started this one. */
    public static final String PORT = "REGRESSION_WORKER_PORT";
    /** The environment variable with the token that proves to it who connects. */
    public static final String TOKEN = "REGRESSION_WORKER_TOKEN";
    /** The environment variable with a file that has served its purpose: it had the arguments of this JVM. */
    public static final String ARGFILE = "REGRESSION_WORKER_ARGFILE";

    private static final int RETRY_MILLIS = 100;

    private WorkerMain() {}

    /** Serves one request and ends the process. */
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
        WorkerEvent.Hello hello = new WorkerEvent.Hello(token);
        // The time that a greeting may take begins with the connection: this loads what JSON is made with before it.
        String unused = Json.line(hello);
        try {
            while (true) {
                try (WorkerChannel channel = new WorkerChannel(new Socket(InetAddress.getLoopbackAddress(), port))) {
                    WorkerRequest request = greet(channel, hello);
                    if (request != null) {
                        return serve(channel, request);
                    }
                }
                // Turned away as a stranger, whose greeting takes too long: this process was paused just then. Where
                // nobody listens any more, the next
                // attempt ends it.
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (IOException e) {
            System.err.println("The line to the build, port " + port + " of this machine, is broken: " + Reason.of(e));
            return ExitCode.ORPHANED;
        }
    }

    /** What is to be done; null: the other side has hung up. */
    private static @Nullable WorkerRequest greet(WorkerChannel channel, WorkerEvent.Hello hello) {
        try {
            channel.send(hello);
            return channel.receive(WorkerRequest.class);
        } catch (IOException e) {
            return null;
        }
    }

    private static ExitCode serve(WorkerChannel channel, WorkerRequest request) throws IOException {
        AtomicInteger withoutParent = new AtomicInteger(ExitCode.ORPHANED.code());
        endWithParent(channel, withoutParent);
        WorkerEvent result = new RequestHandler(event -> send(channel, event)).handle(request);
        ExitCode code = result instanceof WorkerEvent.Finished ? ExitCode.FINISHED : ExitCode.FAILED;
        // The parent may hang up as soon as it has read the result.
        withoutParent.set(code.code());
        channel.send(result);
        return code;
    }

    private static void send(WorkerChannel channel, WorkerEvent event) {
        try {
            channel.send(event);
        } catch (IOException e) {
            Runtime.getRuntime().halt(ExitCode.ORPHANED.code());
        }
    }

    /** Nothing more comes from the parent, so the end of the stream means that it has gone. */
    private static void endWithParent(WorkerChannel channel, AtomicInteger exitCode) {
        Thread watch = new Thread(
                () -> {
                    try {
                        channel.receive(WorkerRequest.class);
                    } catch (IOException | JacksonException e) {
                        // Gone, too.
                    }
                    Runtime.getRuntime().halt(exitCode.get());
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
