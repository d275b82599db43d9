package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.training.EpochLoss;
import java.io.Console;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** Shows the epochs as they pass: one line that changes on a terminal, else a line every few seconds. */
abstract class TrainingProgress implements Consumer<EpochLoss> {
    private final int epochs;

    private TrainingProgress(int epochs) {
        this.epochs = epochs;
    }

    static TrainingProgress of(MavenSession session, Log log, int epochs) {
        boolean oneLine = session.getRequest().isInteractiveMode()
                && session.getRequest().getDegreeOfConcurrency() <= 1
                && log.isInfoEnabled()
                && !log.isDebugEnabled()
                && isTerminal(System.console());
        return oneLine ? new OneLine(epochs) : new Lines(epochs, log);
    }

    /** Since Java 22 there is a console even where the output goes to a file; it has a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    final String text(EpochLoss loss) {
        String text = String.format(Locale.ROOT, "Epoch %d/%d, loss %.6g", loss.epoch(), epochs, loss.loss());
        return loss.validationLoss() == null
                ? text
                : text + String.format(Locale.ROOT, ", validation loss %.6g", loss.validationLoss());
    }

    final boolean isLast(EpochLoss loss) {
        return loss.epoch() == epochs;
    }

    /** Called when no more epochs come, whether the last one was reached or not. */
    void end() {}

    /** For terminals. */
    private static final class OneLine extends TrainingProgress {
        private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

        private long shownAt = System.nanoTime() - EVERY_NANOS;
        private boolean open;

        OneLine(int epochs) {
            super(epochs);
        }

        @Override
        public void accept(EpochLoss loss) {
            if (System.nanoTime() - shownAt >= EVERY_NANOS || isLast(loss)) {
                shownAt = System.nanoTime();
                open = true;
                // Erases the rest of the line, which may have been longer.
                System.out.print("\r[INFO] " + text(loss) + "\033[K");
                System.out.flush();
            }
        }

        @Override
        void end() {
            if (open) {
                System.out.println();
            }
        }
    }

    /** For logs. */
    private static final class Lines extends TrainingProgress {
        private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

        private final Log log;
        private long shownAt = System.nanoTime();

        Lines(int epochs, Log log) {
            super(epochs);
            this.log = log;
        }

        @Override
        public void accept(EpochLoss loss) {
            if (System.nanoTime() - shownAt >= EVERY_NANOS || isLast(loss)) {
                shownAt = System.nanoTime();
                log.info(text(loss));
            }
        }
    }
}
