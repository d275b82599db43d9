package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.training.EpochLoss;
import java.io.Console;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Shows the epochs as they pass: one line that changes on a terminal, else a line every few seconds. */
abstract class TrainingProgress implements Consumer<EpochLoss> {
    private final int epochs;
    private final long everyNanos;
    private long shownAt = System.nanoTime();
    private @Nullable EpochLoss waiting;

    private TrainingProgress(int epochs, long everyNanos) {
        this.epochs = epochs;
        this.everyNanos = everyNanos;
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

    final String text(EpochLoss loss) {
        String text = String.format(Locale.ROOT, "Epoch %d/%d, loss %.6g", loss.epoch(), epochs, loss.loss());
        return loss.validationLoss() == null
                ? text
                : text + String.format(Locale.ROOT, ", validation loss %.6g", loss.validationLoss());
    }

    @Override
    public final void accept(EpochLoss loss) {
        if (System.nanoTime() - shownAt >= everyNanos || loss.epoch() == epochs) {
            shownAt = System.nanoTime();
            waiting = null;
            show(loss);
        } else {
            waiting = loss;
        }
    }

    abstract void show(EpochLoss loss);

    /** Called when no more epochs come; shows the last one of a training that ended early. */
    void end() {
        if (waiting != null) {
            show(waiting);
        }
    }

    /** For terminals. */
    private static final class OneLine extends TrainingProgress {
        private boolean open;

        OneLine(int epochs) {
            super(epochs, TimeUnit.MILLISECONDS.toNanos(100));
        }

        @Override
        void show(EpochLoss loss) {
            open = true;
            // Erases the rest of the line, which may have been longer.
            System.out.print("\r[INFO] " + text(loss) + "\033[K");
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
    private static final class Lines extends TrainingProgress {
        private final Log log;

        Lines(int epochs, Log log) {
            super(epochs, TimeUnit.SECONDS.toNanos(5));
            this.log = log;
        }

        @Override
        void show(EpochLoss loss) {
            log.info(text(loss));
        }
    }
}
