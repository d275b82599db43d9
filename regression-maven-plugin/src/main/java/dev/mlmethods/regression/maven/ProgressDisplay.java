package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.predictor.text.VisibleText;
import java.io.Console;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** A place for a text that changes often: one line that is overwritten on a terminal, otherwise a line in the log every few seconds. */
abstract class ProgressDisplay {
    private final long everyNanos;
    private final LongSupplier nanoTime;
    private long shownAt;
    private @Nullable Supplier<String> waiting;

    private ProgressDisplay(long everyNanos, LongSupplier nanoTime) {
        this.everyNanos = everyNanos;
        this.nanoTime = nanoTime;
        shownAt = nanoTime.getAsLong();
    }

    /**
     * The display that suits where the log goes.
     *
     * @param nanoTime the clock
     */
    static ProgressDisplay of(MavenSession session, Log log, LongSupplier nanoTime) {
        boolean oneLine = session.getRequest().isInteractiveMode()
                && session.getRequest().getDegreeOfConcurrency() <= 1
                && log.isInfoEnabled()
                && !log.isDebugEnabled()
                && isTerminal(System.console());
        return oneLine ? new OneLine(nanoTime) : new Lines(log, nanoTime);
    }

    /** Since Java 22, there is a console even if the output goes to a file; it has a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /**
     * Shows a text if the last one has been there for long enough, or it is the last; otherwise keeps it.
     *
     * @param isLast whether nothing more will come
     */
    final void offer(Supplier<String> text, boolean isLast) {
        if (isLast || nanoTime.getAsLong() - shownAt >= everyNanos) {
            shownAt = nanoTime.getAsLong();
            waiting = null;
            show(text.get());
        } else {
            waiting = text;
        }
    }

    /** Shows the text that was kept, if there is one. */
    void end() {
        if (waiting != null) {
            show(waiting.get());
            waiting = null;
        }
    }

    abstract void show(String text);

    /** For terminals. */
    private static final class OneLine extends ProgressDisplay {
        private boolean open;

        OneLine(LongSupplier nanoTime) {
            super(TimeUnit.MILLISECONDS.toNanos(100), nanoTime);
        }

        @Override
        void show(String text) {
            open = true;
            // Turns off wrapping, because the second row would stay; and erases the rest of the line, which may have
            // been longer.
            System.out.print("\r\033[?7l[INFO] " + VisibleText.of(text) + "\033[K\033[?7h");
            System.out.flush();
        }

        @Override
        void end() {
            super.end();
            if (open) {
                System.out.println();
            }
        }
    }

    /** For logs. */
    private static final class Lines extends ProgressDisplay {
        private final Log log;

        Lines(Log log, LongSupplier nanoTime) {
            super(TimeUnit.SECONDS.toNanos(5), nanoTime);
            this.log = log;
        }

        @Override
        void show(String text) {
            log.info(text);
        }
    }
}
