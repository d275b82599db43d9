package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.WorkerEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The worker's stack trace, which Maven shows with {@code -e} as that of a cause. */
final class WorkerStackTrace extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern FRAME = Pattern.compile("\\s*at (\\S+)\\.([^.\\s]+)\\(([^:)]*)(?::(\\d+))?\\)");

    /**
     * An exception with the frames of the worker's.
     *
     * <p>It has the same message as the exception that it explains, for without {@code -e} Maven appends the messages of
     * causes that say something else. For the same reason the worker's own causes stand among the frames.
     */
    WorkerStackTrace(WorkerEvent.Failed failed) {
        super(failed.message());
        setStackTrace(
                failed.stackTrace().lines().skip(1).map(WorkerStackTrace::frame).toArray(StackTraceElement[]::new));
    }

    private static StackTraceElement frame(String line) {
        Matcher frame = FRAME.matcher(line);
        return frame.matches()
                ? new StackTraceElement(
                        frame.group(1),
                        frame.group(2),
                        frame.group(3),
                        frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4)))
                : new StackTraceElement("worker", line.strip(), null, -1);
    }
}
