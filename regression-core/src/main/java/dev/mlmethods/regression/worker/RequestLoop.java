package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Serves the requests of one connection, one at a time. Meanwhile, a separate thread listens: if the connection is closed, the process ends at once,
 * whatever it is doing.
 */
final class RequestLoop {
    /** Longer than a build leaves a worker idle that it will ask again; see {@link WorkerMain#ASKED_AGAIN_WITHIN}. */
    private static final Duration ENDS_UNASKED = Duration.ofMinutes(10);

    private final WorkerChannel channel;
    private final BlockingQueue<WorkerRequest> requests = new LinkedBlockingQueue<>();

    /** How the process ends if the connection is closed now. */
    private volatile ExitCode atTheEnd = ExitCode.ORPHANED;

    RequestLoop(WorkerChannel channel) {
        this.channel = channel;
    }

    /** Serves a request and those after it; the process ends before this does. */
    void serveFrom(WorkerRequest first) throws IOException, InterruptedException {
        Thread watch = new Thread(this::listen, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        serve(new RequestHandler(this::send), first);
        while (true) {
            // It isn't known how long there will be nothing to do: free memory goes back to the operating system.
            System.gc();
            WorkerRequest next = requests.poll(ENDS_UNASKED.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                WorkerMain.end(atTheEnd);
                return;
            }
            serve(new RequestHandler(this::send, RequestClock.ofNow()), next);
        }
    }

    private void serve(RequestHandler handler, WorkerRequest request) throws IOException {
        WorkerEvent result = handler.handle(request);
        // The parent may close the connection as soon as it has read the result.
        atTheEnd = result instanceof WorkerEvent.Finished ? ExitCode.FINISHED : ExitCode.FAILED;
        channel.send(result);
    }

    private void send(WorkerEvent event) {
        try {
            channel.send(event);
        } catch (IOException e) {
            WorkerMain.end(ExitCode.ORPHANED);
        }
    }

    private void listen() {
        try {
            for (WorkerRequest request = next(); request != null; request = next()) {
                atTheEnd = ExitCode.ORPHANED;
                requests.add(request);
            }
        } catch (JacksonException e) {
            System.err.println(Reason.of(e));
            atTheEnd = ExitCode.BROKEN;
        }
        WorkerMain.end(atTheEnd);
    }

    /** Null if the parent has gone or has closed the connection. */
    private @Nullable WorkerRequest next() {
        try {
            return channel.receive(WorkerRequest.class);
        } catch (IOException e) {
            return null;
        }
    }
}
