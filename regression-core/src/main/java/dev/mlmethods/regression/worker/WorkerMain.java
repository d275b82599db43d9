package dev.mlmethods.regression.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The main class of the worker. It connects to the loopback port that the environment names, says hello with the token
 * from there, and takes one request.
 */
public final class WorkerMain {
    /** The environment variable with the loopback port of the process that started this one. */
    public static final String PORT = "REGRESSION_WORKER_PORT";
    /** The environment variable with the token that proves to it who connects. */
    public static final String TOKEN = "REGRESSION_WORKER_TOKEN";

    private WorkerMain() {}

    /** Serves one request and ends the process. */
    public static void main(String[] args) {
        // Not exit: threads of native libraries must not hold up the end.
        Runtime.getRuntime()
                .halt(serve(System.getenv(PORT), System.getenv(TOKEN)).code());
    }

    private static ExitCode serve(String port, String token) {
        try (WorkerChannel channel =
                new WorkerChannel(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))) {
            channel.send(new WorkerEvent.Hello(token));
            WorkerRequest request = channel.receive(WorkerRequest.class);
            if (request == null) {
                return ExitCode.ORPHANED;
            }
            AtomicInteger withoutParent = new AtomicInteger(ExitCode.ORPHANED.code());
            endWithParent(channel, withoutParent);
            WorkerEvent result = new RequestHandler(event -> send(channel, event)).handle(request);
            ExitCode code = result instanceof WorkerEvent.Finished ? ExitCode.FINISHED : ExitCode.FAILED;
            // The parent may hang up as soon as it has read the result.
            withoutParent.set(code.code());
            channel.send(result);
            return code;
        } catch (IOException e) {
            return ExitCode.ORPHANED;
        }
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
                    } catch (IOException e) {
                        // Gone, too.
                    }
                    Runtime.getRuntime().halt(exitCode.get());
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
