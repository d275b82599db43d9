package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.predictor.text.VisibleText;
import dev.mlmethods.regression.worker.WorkerEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack trace with its causes among the frames, which Maven shows with {@code -e} as that of a cause.
 *
 * <p>It has the same message as the exception that it explains, because without {@code -e}, Maven appends the messages of causes that say something
 * else.
 */
final class FoldedStackTrace extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern FRAME = Pattern.compile("\\s*at (\\S+)\\.([^.\\s]+)\\(([^:)]*)(?::(\\d+))?\\)");

    private FoldedStackTrace(String message, String stackTrace) {
        super(VisibleText.ofLines(message.lines().toList()));
        setStackTrace(stackTrace.lines().skip(1).map(FoldedStackTrace::frame).toArray(StackTraceElement[]::new));
    }

    /** The stack trace of the worker. */
    static FoldedStackTrace of(WorkerEvent.Failed failed) {
        return new FoldedStackTrace(failed.message(), failed.stackTrace());
    }

    /** The stack trace of an exception in this process whose message is complete. */
    static FoldedStackTrace of(Exception thrown) {
        return of(thrown, String.valueOf(thrown.getMessage()));
    }

    /** The stack trace of an exception in this process that Maven shows with a different message. */
    static FoldedStackTrace of(Exception thrown, String message) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return new FoldedStackTrace(message, text.toString());
    }

    private static StackTraceElement frame(String line) {
        Matcher frame = FRAME.matcher(line);
        return frame.matches()
                ? new StackTraceElement(
                        frame.group(1),
                        frame.group(2),
                        frame.group(3),
                        frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4)))
                : new StackTraceElement("cause", VisibleText.of(line.strip()), null, -1);
    }
}
