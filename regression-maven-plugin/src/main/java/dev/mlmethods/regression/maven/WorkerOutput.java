package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.text.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/** What a worker prints: it goes to Maven's debug log, and the last lines are kept to explain a crash. */
final class WorkerOutput {
    private static final int KEPT_LINES = 20;
    private static final long DRAIN_MILLIS = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;
    private final UnaryOperator<String> shown;
    private volatile Log log;

    private WorkerOutput(Process process, UnaryOperator<String> shown, Log log) {
        this.shown = shown;
        this.log = log;
        reader = new Thread(() -> read(process), "regression-worker-output");
        reader.setDaemon(true);
    }

    /**
     * Follows a process.
     *
     * @param shown what may be seen of a line that it prints
     */
    static WorkerOutput follow(Process process, UnaryOperator<String> shown, Log log) {
        WorkerOutput output = new WorkerOutput(process, shown, log);
        output.reader.start();
        return output;
    }

    private void read(Process process) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
            in.lines().map(shown).forEach(line -> {
                log.debug(line);
                keep(line);
            });
        } catch (IOException | UncheckedIOException e) {
            log.debug("The worker's output ended: " + Reason.of(e));
        }
    }

    /** From now on the worker works for another goal, which has this log. */
    synchronized void goOn(Log next) {
        log = next;
        lines.clear();
    }

    private synchronized void keep(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT_LINES) {
            lines.removeFirst();
        }
    }

    /** The end of a message: what the worker printed last, if anything; at least one line. */
    List<String> lastLines() throws InterruptedException {
        reader.join(DRAIN_MILLIS);
        synchronized (this) {
            if (lines.isEmpty()) {
                return List.of(", and it printed nothing.");
            }
            List<String> last = new ArrayList<>(List.of("; the last that it printed:"));
            last.addAll(lines);
            return last;
        }
    }
}
